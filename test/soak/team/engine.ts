import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSchema } from '../../../main/team/schema/schema.ts';
import { writeJoinFile } from '../../../main/team/seat/join-file.ts';
import { createPassword, createVerifier } from '../../../main/team/seat/password.ts';
import { type Cluster, connect, dataOf, startCluster } from '../../../scripts/team/server/cluster.ts';
import type { Postgres } from '../../../scripts/team/server/postgres.ts';
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

const database = 'team';

export async function openEngine(postgres: Postgres): Promise<SoakEngine> {
  const cluster = await startCluster(postgres);
  let crashes = 0;
  const { port } = cluster;
  const teamId = await prepare(cluster).catch(async (failure) => {
    await cluster.remove();
    throw failure;
  });
  const ask = async (text: string, values: readonly unknown[] = []) => {
    const admin = await connect(cluster, database);
    return admin.query(text, [...values]).finally(() => admin.end());
  };
  return {
    port,
    invite: async (desk, accountId) => {
      const [role, personId, password] = [`seat_${randomUUID().slice(0, 8)}`, randomUUID(), createPassword()];
      const person = `Person at ${desk}`;
      await ask(
        `CREATE ROLE ${role} LOGIN PASSWORD '${createVerifier(password)}' VALID UNTIL '2100-01-01'
           IN ROLE team_desk ADMIN team_door`,
      );
      await ask('SELECT team.seat_1($1, $2, $3, NULL, $4)', [role, personId, person, desk]);
      await ask(
        `SELECT team.permit_1($1, $2, operation, 'EUR', ${mostMinor}, ${mostMinor}, NULL, NULL)
           FROM unnest(ARRAY['refund', 'capture', 'void', 'payment']) AS operation`,
        [personId, accountId],
      );
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

async function prepare(cluster: Cluster): Promise<string> {
  const admin = await connect(cluster);
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.end();
  const owner = await connect(cluster, database);
  await owner.query(writeSchema('sandbox'));
  const { rows } = await owner.query('SELECT team_id FROM team.settings');
  await owner.end();
  return rows[0].team_id;
}

function readPid(cluster: Cluster): number {
  return Number(readFileSync(join(dataOf(cluster), 'postmaster.pid'), 'utf8').split('\n')[0]);
}
