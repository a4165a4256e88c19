import type { EngineAddress, EngineConnection } from '../../main/team/engine/connect.ts';
import { asAdministrator, findPerson, readPeople, type TeamPeople } from './admin.ts';
import { describeRight } from './permit.ts';

/** Lists everybody, their desks and rights. */
export async function people(address: EngineAddress): Promise<void> {
  for (const line of describePeople(await asAdministrator(address, readPeople))) console.log(line);
}

export function describePeople({ team, environment, zone, proposalHours, people: all }: TeamPeople): string[] {
  return [
    `Team ${team}, ${environment}: days by ${zone}, proposals stand ${proposalHours} hours`,
    ...all.flatMap(({ name, administers, seats, rights }) => [
      name,
      ...seats.map((seat) => `  at ${seat.desk}: ${describeSeat(seat)} (${seat.role})`),
      ...(rights.length === 0 ? ['  may nothing yet'] : []),
      ...(administers ? ['  administers this team'] : []),
      ...rights.map((right) => `  ${describeRight(right)}`),
    ]),
  ];
}

function describeSeat({
  isSeated,
  until,
  revokedAt,
  closedAt,
  heardAt,
}: TeamPeople['people'][number]['seats'][number]) {
  const at = (time: number) => new Date(time).toISOString();
  if (closedAt !== null) return `closed ${at(closedAt)}`;
  if (revokedAt !== null) return `revoked ${at(revokedAt)}, has not said yet that its outbox is empty`;
  if (!isSeated) return `invited until ${at(until ?? 0)}`;
  return heardAt === null ? 'never heard of' : `last heard of ${at(heardAt)}`;
}

/** Ends a person's claims at once: at every desk, or at one. Gives the logins that are revoked. */
export async function revokePerson(
  connection: EngineConnection,
  person: string,
  desk?: string,
): Promise<readonly string[]> {
  const { seats } = findPerson(await readPeople(connection), person);
  const roles = seats.filter((seat) => seat.revokedAt === null && (desk === undefined || seat.desk === desk));
  for (const { role } of roles) await connection.ask('SELECT team.revoke_1($1)', [role]);
  return roles.map(({ role }) => role);
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
