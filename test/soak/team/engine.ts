import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFailure } from '../../../main/team/engine/state.ts';
import { writeSchema } from '../../../main/team/schema/schema.ts';
import { writeJoinFile } from '../../../main/team/seat/join-file.ts';
import { createPassword, createVerifier } from '../../../main/team/seat/password.ts';
import { type Cluster, connect, dataOf, startCluster } from '../../../scripts/team/server/cluster.ts';
import type { Postgres } from '../../../scripts/team/server/postgres.ts';
import type { Dice } from '../../faults/crash/chance.ts';
import type { HeldClaim } from './judge.ts';
import type { RightsKept } from './rights.ts';

/** A team's engine that crashes, and comes back with everything that it has promised. */
export interface SoakEngine {
  readonly port: number;
  /** The text of a join file for one more desk, whose person may do everything with an account. */
  invite(desk: string, accountId: string): Promise<string>;
  /** Kills its first process, and starts it again once the others have seen that. */
  crash(): Promise<void>;
  crashes(): number;
  readClaims(): Promise<readonly HeldClaim[]>;
  /** Takes somebody's right to approve, or gives it back; nobody is told. */
  changeRight(dice: Dice): Promise<void>;
  readRights(): Promise<RightsKept>;
  remove(): Promise<void>;
}

/** More than any sale of the soak, and less than half of what is wanted of one, in minor units. */
const mostMinor = 10_000_000;
const aloneMinor = 5_000;

const operations = "unnest(ARRAY['refund', 'capture', 'void', 'payment']) AS operation";

const database = 'team';

/** `asksNobody`: a control whose engine and desks take every amount for one that a person may send alone. */
export async function openEngine(postgres: Postgres, asksNobody = false): Promise<SoakEngine> {
  const cluster = await startCluster(postgres);
  let crashes = 0;
  const people: { readonly personId: string; readonly accountId: string; mayApprove: boolean }[] = [];
  const { port } = cluster;
  const teamId = await prepare(cluster, asksNobody).catch(async (failure) => {
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
        `SELECT team.permit_1($1, $2, operation, 'EUR', ${mostMinor}, ${aloneMinor}, NULL, ${mostMinor}) FROM ${operations}`,
        [personId, accountId],
      );
      people.push({ personId, accountId, mayApprove: true });
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
          `SELECT attempt_id AS "attemptId", desk_id AS "deskId", state IN ('open', 'unknown', 'pending') AS "isHeld",
             operation_id AS "operationId", person_id AS "personId", operation, amount_minor::float8 AS minor,
             ${micro('claimed_at')} AS "claimedAt" FROM team.claim ORDER BY claimed_at`,
        )
      ).rows,
    changeRight: async (dice) => {
      const person = dice.pick(people);
      const mayApprove = !person.mayApprove;
      try {
        await ask(
          `SELECT team.permit_1($1, $2, operation, 'EUR', ${mostMinor}, ${aloneMinor}, NULL, $3) FROM ${operations}`,
          [person.personId, person.accountId, mayApprove ? mostMinor : null],
        );
        person.mayApprove = mayApprove;
      } catch (failure) {
        // It has crashed, and is about to come back.
        if (readFailure(failure).trouble.kind !== 'unreachable') throw failure;
      }
    },
    readRights: async () => {
      const read = async (text: string) => (await ask(text)).rows;
      return {
        proposals:
          await read(`SELECT operation_id AS "operationId", person_id AS "personId", amount_minor::float8 AS minor,
          ${micro('withdrawn_at')} AS "withdrawnAt" FROM team.proposal`),
        approvals: await read(`SELECT operation_id AS "operationId", person_id AS "personId", verdict,
          ${micro('said_at')} AS "saidAt" FROM team.approval`),
        changes: await read(`SELECT what ->> 'permit' AS "personId", what ->> 'operation' AS operation,
          (what ->> 'alone')::float8 AS alone, (what ->> 'approve')::float8 AS approve,
          ${micro('done_at')} AS "changedAt" FROM team.administered WHERE what ? 'permit'`),
      };
    },
    remove: () => cluster.remove(),
  };
}

const micro = (column: string) => `(extract(epoch FROM ${column}) * 1000000)::float8`;

async function prepare(cluster: Cluster, asksNobody: boolean): Promise<string> {
  const admin = await connect(cluster);
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.end();
  const owner = await connect(cluster, database);
  await owner.query(asksNobody ? withoutRights(writeSchema('sandbox')) : writeSchema('sandbox'));
  const { rows } = await owner.query('SELECT team_id FROM team.settings');
  await owner.end();
  return rows[0].team_id;
}

/** Desks hear that everybody may send everything alone, and the engine asks for no approval. */
function withoutRights(schema: string): string {
  const alone = "'aloneMinor', x.alone_minor";
  const lack = "RETURN nullif(state, 'approved');";
  const absent = "IF NOT FOUND THEN RETURN 'absent'; END IF;";
  if (![alone, lack, absent].every((part) => schema.includes(part))) throw new Error('The control controls nothing.');
  return schema
    .replaceAll(alone, "'aloneMinor', x.most_minor")
    .replace(lack, 'RETURN NULL;')
    .replace(absent, 'IF NOT FOUND THEN RETURN NULL; END IF;');
}

function readPid(cluster: Cluster): number {
  return Number(readFileSync(join(dataOf(cluster), 'postmaster.pid'), 'utf8').split('\n')[0]);
}
