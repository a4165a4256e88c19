import { escapeIdentifier, escapeLiteral } from 'pg';
import type { EngineAddress, EngineConnection } from '../../main/team/engine/connect.ts';
import { findRoles } from '../../main/team/engine/schema.ts';
import { asAdministrator, findPerson, readPeople, type TeamPeople } from './admin.ts';
import { describeRight } from './permit.ts';

/** Lists everybody, their desks and rights. */
export async function people(address: EngineAddress): Promise<void> {
  for (const line of describePeople(await asAdministrator(address, readPeople))) console.log(line);
}

export function describePeople({ team, environment, zone, proposalHours, strict, people: all }: TeamPeople): string[] {
  return [
    `Team ${team}, ${environment}: days by ${zone}, proposals stand ${proposalHours} hours${strict ? ', strict' : ''}`,
    ...all.flatMap(({ name, seats, rights }) => [
      name,
      ...seats.map((seat) => `  at ${seat.desk}: ${describeSeat(seat)} (${seat.role})`),
      ...(rights.length === 0 ? ['  may nothing yet'] : []),
      ...rights.map((right) => `  ${describeRight(right)}`),
    ]),
  ];
}

function describeSeat({
  isSeated,
  isAdministrator,
  until,
  revokedAt,
  closedAt,
  heardAt,
}: TeamPeople['people'][number]['seats'][number]) {
  const at = (time: number) => new Date(time).toISOString();
  if (closedAt !== null) return `closed ${at(closedAt)}`;
  if (revokedAt !== null) return `revoked ${at(revokedAt)}, has not said yet that its outbox is empty`;
  if (!isSeated) return `invited until ${at(until ?? 0)}`;
  const heard = heardAt === null ? 'never heard of' : `last heard of ${at(heardAt)}`;
  return isAdministrator ? `${heard}, administrator` : heard;
}

/** Ends a person's claims at once: at every desk, or at one. Gives the logins that are revoked. */
export async function revokePerson(
  connection: EngineConnection,
  person: string,
  desk?: string,
): Promise<readonly string[]> {
  const { seats } = findPerson(await readPeople(connection), person);
  const of = seats.filter((seat) => seat.revokedAt === null && (desk === undefined || seat.desk === desk));
  const { admin } = await findRoles(connection);
  for (const { role, isAdministrator } of of) {
    await connection.ask('SELECT team.revoke_1($1)', [role]);
    // It has ended with the seat already: this takes it out of the list of the cluster's roles as well.
    if (isAdministrator) await connection.ask(`REVOKE ${admin} FROM ${escapeIdentifier(role)}`, []);
  }
  return of.map(({ role }) => role);
}

/** Makes somebody an administrator at every desk where they sit, or ends that. Gives the logins. */
export async function appointPerson(
  connection: EngineConnection,
  person: string,
  isEnded: boolean,
): Promise<readonly string[]> {
  const { seats } = findPerson(await readPeople(connection), person);
  const of = isEnded
    ? seats.filter(({ isAdministrator }) => isAdministrator)
    : seats.filter(({ isSeated, revokedAt }) => isSeated && revokedAt === null);
  const { admin } = await findRoles(connection);
  for (const { role } of of) {
    const [login, word] = [escapeIdentifier(role), escapeLiteral(role)];
    const right = isEnded ? `REVOKE ${admin} FROM ${login}` : `GRANT ${admin} TO ${login}`;
    // One transaction: what was granted stands in the log of what administrators did, or was not granted.
    await connection.ask(`${right}; SELECT team.appoint_1(${word})`, []);
  }
  return of.map(({ role }) => role);
}

/** False where there was nobody to appoint. */
export async function appoint(address: EngineAddress, person: string, isEnded: boolean): Promise<boolean> {
  const of = await asAdministrator(address, (connection) => appointPerson(connection, person, isEnded));
  if (of.length === 0) {
    console.log(isEnded ? `${person} is no administrator.` : `${person} sits nowhere yet: they join first.`);
    return false;
  }
  console.log(
    isEnded
      ? `${person} administers the team no more.`
      : `${person} is an administrator at ${of.length} desk(s): with a second person they say what is erased.`,
  );
  return true;
}

/** False where there was nothing to revoke. */
export async function revoke(address: EngineAddress, person: string, desk: string | undefined): Promise<boolean> {
  const revoked = await asAdministrator(address, (connection) => revokePerson(connection, person, desk));
  if (revoked.length === 0) {
    console.log(`${person} has no seat${desk === undefined ? '' : ` at ${desk}`} that could be revoked.`);
    return false;
  }
  console.log(`${person} sends nothing any more through this team: ${revoked.length} seat(s) revoked.`);
  console.log('What is under way there is still reported, until that desk has said that its outbox is empty.');
  console.log(
    'Their computer still holds the signing keys of its accounts, with which money can be moved without this',
  );
  console.log('program: change the key at Be2bill, and enter the new one at the other desks.');
  return true;
}
