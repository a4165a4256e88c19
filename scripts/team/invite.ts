import { randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { EngineAddress, EngineConnection } from '../../main/team/engine/connect.ts';
import { findRoles } from '../../main/team/engine/schema.ts';
import { type JoinFile, writeJoinFile } from '../../main/team/seat/join-file.ts';
import { createPassword, createVerifier } from '../../main/team/seat/password.ts';
import { asAdministrator, findPerson, readPeople } from './admin.ts';

export interface Invitation {
  readonly person: string;
  /** Somebody who is of the team already, for a seat at another desk. */
  readonly isKnown: boolean;
  /** The desk's name in the team; the person's own where nothing is said. */
  readonly desk: string;
}

/** Makes a login that is good for a day and a seat without a desk yet; gives what the invited person joins with. */
export async function invitePerson(
  connection: EngineConnection,
  address: Omit<EngineAddress, 'role' | 'password'>,
  { person, isKnown, desk }: Invitation,
): Promise<JoinFile> {
  const team = await readPeople(connection);
  if (!isKnown && team.people.some(({ name }) => name === person)) {
    throw new Error(`${person} is of the team already: for another desk of theirs say --person ${person} --desk NAME.`);
  }
  const personId = isKnown ? findPerson(team, person).personId : randomUUID();
  const role = `seat_${randomBytes(6).toString('hex')}`;
  const password = createPassword();
  const { rows } = await connection.ask(
    "SELECT (extract(epoch FROM now() + interval '24 hours') * 1000)::float8 AS until",
    [],
  );
  const until = Math.floor((rows[0] as { readonly until: number }).until);
  const words = [role, personId, person, desk].map(escapeLiteral);
  const { desk: member, door } = await findRoles(connection);
  // One transaction: a login without a seat would be nobody's, and a seat without a login nobody's to take.
  await connection.ask(
    `CREATE ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${escapeLiteral(createVerifier(password))}
       VALID UNTIL ${escapeLiteral(new Date(until).toISOString())} IN ROLE ${member} ADMIN ${door};
     SELECT team.seat_1(${words[0]}, ${words[1]}, ${words[2]}, NULL, ${words[3]})`,
    [],
  );
  const { host, port, database, authority } = address;
  const { team: teamId, environment } = team;
  return { teamId, environment, host, port, database, authority, role, password, person, desk, until };
}

/** Invites and writes the join file, for the invited person's eyes alone. */
export async function invite(address: EngineAddress, invitation: Invitation, out: string | undefined): Promise<void> {
  const file = await asAdministrator(address, (connection) => invitePerson(connection, address, invitation));
  const path = resolve(out ?? `join-${file.person.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.json`);
  writeFileSync(path, writeJoinFile(file), { mode: 0o600, flag: 'wx' });
  console.log(`${path} invites ${file.person} to the desk ${file.desk}, until ${new Date(file.until).toISOString()}.`);
  console.log(
    'It holds a password: hand it to them alone. There: npm run team -- join FILE, and then it is of no use.',
  );
  console.log(`What they may do is said with: npm run team -- permit ${file.person} ACCOUNT CURRENCY AMOUNT --at URL`);
}
