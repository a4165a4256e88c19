import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEngine, type EngineConnection } from '../../../main/team/engine/connect.ts';
import { nameRoles, suffixOf } from '../../../main/team/schema/name-roles.ts';
import { writeSchema } from '../../../main/team/schema/schema.ts';
import { writeJoinFile } from '../../../main/team/seat/join-file.ts';
import { createPassword } from '../../../main/team/seat/password.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { invitePerson } from '../invite.ts';
import { appointPerson } from '../people.ts';
import { type Permission, permitPerson, teamOperations } from '../permit.ts';
import { type Cluster, type ClusterPlan, connect, durable, startCluster } from '../server/cluster.ts';
import type { Postgres } from '../server/postgres.ts';

/** A team of this machine: a PostgreSQL in a temporary folder, which goes with it. */
export interface DemoTeam {
  readonly server: Cluster;
  /** Invites somebody to a desk, with every right at the accounts of a gateway; gives the path of the join file. */
  invite(person: string, desk: string): Promise<string>;
  /** Says what a person may do from now on; what was said of it before is over. */
  permit(permission: Permission): Promise<void>;
  /** Makes somebody who sits somewhere an administrator. */
  appoint(person: string): Promise<void>;
  /** The server forgets something, and one desk of the team never answers for it: a roll call that does not end by itself. */
  loseDesk(desk: string): Promise<void>;
  /** As if two desks had held one of the chains at once that somebody has claimed. */
  raiseAlarm(): Promise<void>;
  close(): Promise<void>;
}

const [database, administrator] = ['team', 'boss'];

/** Starts the server and makes the team's ledger there, for the sandbox. */
export async function openDemoTeam(
  postgres: Postgres,
  accounts: Sandbox['accounts'],
  plan: ClusterPlan = durable,
): Promise<DemoTeam> {
  const server = await startCluster(postgres, plan);
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-invitations-'));
  const close = async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.remove();
  };
  const where = { host: '127.0.0.1', port: server.port, database, authority: null };
  const password = createPassword();
  try {
    await say(server, 'postgres', `CREATE DATABASE ${database}`);
    const teamId = randomUUID();
    await say(server, database, writeSchema('sandbox', teamId));
    const boss = `CREATE ROLE ${administrator} LOGIN CREATEROLE PASSWORD '${password}' IN ROLE team_admin`;
    await say(server, database, nameRoles(boss, suffixOf(teamId)));
  } catch (failure) {
    await close();
    throw failure;
  }
  const asBoss = async <Value>(act: (boss: EngineConnection) => Promise<Value>): Promise<Value> => {
    const boss = await connectEngine({ ...where, role: administrator, password });
    try {
      return await act(boss);
    } finally {
      boss.close();
    }
  };
  return {
    server,
    invite: (person, desk) =>
      asBoss(async (boss) => {
        const file = await invitePerson(boss, where, { person, desk, isKnown: false });
        for (const { identifier: accountId, currency } of accounts) {
          await permitPerson(boss, { person, accountId, currency, amount: '1000000', operations: teamOperations });
        }
        const path = join(folder, `${desk.replaceAll(' ', '-')}.json`);
        writeFileSync(path, writeJoinFile(file), { mode: 0o600 });
        return path;
      }),
    permit: (permission) => asBoss((boss) => permitPerson(boss, permission)),
    appoint: async (person) => {
      await asBoss((boss) => appointPerson(boss, person, false));
    },
    loseDesk: (desk) =>
      say(
        server,
        database,
        `INSERT INTO team.desk (desk_id, name, joined_at) VALUES (gen_random_uuid(), '${desk}', clock_timestamp());
         SELECT team.has_forgotten()`,
      ),
    raiseAlarm: () =>
      say(
        server,
        database,
        `INSERT INTO team.alarm (chain, kind, attempts)
         SELECT chain, 'heldTwice', array_agg(attempt_id) FROM team.claim GROUP BY chain LIMIT 1`,
      ),
    close,
  };
}

/** As whoever set the server up. */
async function say(server: Cluster, name: string, sentence: string): Promise<void> {
  const client = await connect(server, name);
  try {
    await client.query(sentence);
  } finally {
    await client.end();
  }
}
