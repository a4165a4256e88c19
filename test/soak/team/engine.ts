import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeJoinFile } from '../../../main/team/seat/join-file.ts';
import { createPassword, createVerifier } from '../../../main/team/seat/password.ts';
import { type Cluster, connect, dataOf, startCluster } from '../../main/team/engine/cluster.ts';
import type { Postgres } from '../../main/team/engine/postgres.ts';
import { makeTemplate, nameAnew } from '../../main/team/engine/start.ts';
import { createTeam } from '../../main/team/engine/team.ts';
import type { HeldClaim } from './judge.ts';

/** A team's engine that crashes, and comes back with everything that it has promised. */
export interface SoakEngine {
  readonly port: number;
  /** The text of a join file for one more desk, whose person may do everything with an account. */
  invite(desk: string, accountId: string): Promise<string>;
  /** Kills its first process, and starts it again once the others have seen that. */
  crash(): Promise<void>;
  crashes(): number;
  readClaims(): Promise<readonly HeldClaim[]>;
  remove(): Promise<void>;
}

/** More than any sale of the soak, in minor units. */
const mostMinor = 10_000_000;

export async function openEngine(postgres: Postgres): Promise<SoakEngine> {
  const cluster = await startCluster(postgres);
  let crashes = 0;
  const { port } = cluster;
  const team = await prepare(cluster).catch(async (failure) => {
    await cluster.remove();
    throw failure;
  });
  const ask = async (text: string, values: readonly unknown[] = []) => {
    const admin = await connect(cluster, team.database);
    return admin.query(text, [...values]).finally(() => admin.end());
  };
  return {
    port,
    invite: async (desk, accountId) => {
      const [role, personId, password] = [nameAnew('seat'), randomUUID(), createPassword()];
      const person = `Person at ${desk}`;
      await ask(
        `CREATE ROLE ${role} LOGIN PASSWORD '${createVerifier(password)}' VALID UNTIL '2100-01-01'
           IN ROLE team_desk ADMIN team_door`,
      );
      await ask('SELECT team.seat_1($1, $2, $3, NULL, $4)', [role, personId, person, desk]);
      await ask(
        `SELECT team.permit_1($1, $2, operation, 'EUR', ${mostMinor})
           FROM unnest(ARRAY['refund', 'capture', 'void', 'payment']) AS operation`,
        [personId, accountId],
      );
      const { database, teamId } = team;
      const where = { teamId, environment: 'sandbox', host: '127.0.0.1', port, database, authority: null } as const;
      return writeJoinFile({ ...where, role, password, person, desk, until: Date.now() + 86_400_000 });
    },
    crash: async () => {
      crashes += 1;
      process.kill(readPid(cluster), 'SIGKILL');
      // Resolves when nobody has its output any more: the last of its processes has seen it.
      await cluster.kill();
      await cluster.start();
    },
    crashes: () => crashes,
    readClaims: async () =>
      (
        await ask(
          `SELECT attempt_id AS "attemptId", desk_id AS "deskId", state IN ('open', 'unknown', 'pending') AS "isHeld"
             FROM team.claim ORDER BY claimed_at`,
        )
      ).rows,
    remove: () => cluster.remove(),
  };
}

/** The tests' cluster trusts that nothing but programs dies, and says so: desks refuse an engine that does. */
async function prepare(cluster: Cluster): Promise<{ readonly database: string; readonly teamId: string }> {
  const admin = await connect(cluster);
  for (const setting of ['fsync', 'full_page_writes']) await admin.query(`ALTER SYSTEM SET ${setting} = on`);
  await admin.query('SELECT pg_reload_conf()');
  for (let isOn = false; !isOn; ) {
    // A setting that is read again reaches a connection after its next statement.
    const { rows } = await admin.query("SELECT current_setting('full_page_writes') = 'on' AS is_on");
    isOn = rows[0].is_on;
  }
  await admin.end();
  await makeTemplate(cluster);
  const { database, teamId, close } = await createTeam(cluster);
  await close();
  return { database, teamId };
}

function readPid(cluster: Cluster): number {
  return Number(readFileSync(join(dataOf(cluster), 'postmaster.pid'), 'utf8').split('\n')[0]);
}
