import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskOperation } from '../../../contract/index.ts';
import { writeSchema } from '../../../main/team/schema/schema.ts';
import { writeJoinFile } from '../../../main/team/seat/join-file.ts';
import { createPassword, createVerifier } from '../../../main/team/seat/password.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { type Cluster, type ClusterPlan, connect, durable, startCluster } from '../server/cluster.ts';
import type { Postgres } from '../server/postgres.ts';

/** A team of this machine: a PostgreSQL in a temporary folder, which goes with it. */
export interface DemoTeam {
  readonly server: Cluster;
  /** Invites somebody to a desk, with every right at the accounts of a gateway; gives the path of the join file. */
  invite(person: string, desk: string): Promise<string>;
  close(): Promise<void>;
}

const database = 'team';

/** More than anything in the demo costs, in minor units. */
const most = 1_000_000_000;

/** For so long an invitation is good, in milliseconds. */
const aDay = 86_400_000;

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
  try {
    await ask(server, 'postgres', (admin) => admin.query(`CREATE DATABASE ${database}`));
    const teamId = await ask(server, database, async (owner) => {
      await owner.query(writeSchema('sandbox'));
      const { rows } = await owner.query('SELECT team_id FROM team.settings');
      return String(rows[0].team_id);
    });
    return {
      server,
      invite: async (person, desk) => {
        const [role, password] = [`seat_${randomUUID().slice(0, 8)}`, createPassword()];
        const [personId, until] = [randomUUID(), Date.now() + aDay];
        await ask(server, database, async (owner) => {
          await owner.query(
            `CREATE ROLE ${role} LOGIN PASSWORD '${createVerifier(password)}' VALID UNTIL '${new Date(until).toISOString()}'
               IN ROLE team_desk ADMIN team_door`,
          );
          await owner.query('SELECT team.seat_1($1, $2, $3, NULL, $4)', [role, personId, person, desk]);
          for (const { identifier, currency } of accounts) {
            await owner.query('SELECT team.permit_1($1, $2, operation, $3, $4) FROM unnest($5::text[]) AS operation', [
              personId,
              identifier,
              currency,
              most,
              deskOperation.options,
            ]);
          }
        });
        const path = join(folder, `${role}.json`);
        const where = { host: '127.0.0.1', port: server.port, database, authority: null } as const;
        const file = { ...where, teamId, environment: 'sandbox', role, password, person, desk, until } as const;
        writeFileSync(path, writeJoinFile(file), { mode: 0o600 });
        return path;
      },
      close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
}

type Asking = Awaited<ReturnType<typeof connect>>;

/** As whoever set the server up, on a connection of its own. */
async function ask<Answer>(
  server: Cluster,
  name: string,
  question: (client: Asking) => Promise<Answer>,
): Promise<Answer> {
  const client = await connect(server, name);
  try {
    return await question(client);
  } finally {
    await client.end();
  }
}
