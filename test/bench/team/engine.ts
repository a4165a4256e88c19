import { randomUUID } from 'node:crypto';
import { connectEngine, type EngineConnection } from '../../../main/team/engine/connect.ts';
import { type EngineMemory, nothingSeen } from '../../../main/team/memory.ts';
import { type RunPorts, startRun, type TeamRun } from '../../../main/team/run.ts';
import { writeSchema } from '../../../main/team/schema/schema.ts';
import { connect, startCluster } from '../../../scripts/team/server/cluster.ts';
import type { Postgres } from '../../../scripts/team/server/postgres.ts';

/** One durable node of PostgreSQL with a team in it. */
export interface BenchEngine {
  readonly port: number;
  readonly teamId: string;
  /** Seats a person at a desk, who may refund anything; by a port of its own where there is a relay in between. */
  seat(deskId?: string): Promise<BenchSeat>;
  /** Does at once what the server does by itself within minutes of a large load. */
  vacuum(): Promise<void>;
  remove(): Promise<void>;
}

/** What another process needs in order to take a desk's seat. */
export interface SeatAddress {
  readonly teamId: string;
  readonly port: number;
  readonly role: string;
}

export interface BenchSeat {
  readonly address: SeatAddress;
  readonly connect: (port?: number) => Promise<EngineConnection>;
  /** The run of a desk that has joined, without a ledger. */
  run(port?: number): Promise<TeamRun>;
}

const database = 'team';
const patience = { connecting: 60_000, answering: 600_000 };

export async function openEngine(postgres: Postgres): Promise<BenchEngine> {
  const cluster = await startCluster(postgres);
  const { port } = cluster;
  const ask = async (text: string, values: readonly unknown[] = [], name = database) => {
    const admin = await connect(cluster, name);
    return (await admin.query(text, [...values]).finally(() => admin.end())).rows;
  };
  try {
    await ask(`CREATE DATABASE ${database}`, [], 'postgres');
    await ask(writeSchema('sandbox'));
    const [settings] = await ask('SELECT team_id FROM team.settings');
    const teamId: string = settings.team_id;
    const seat = async (deskId = randomUUID()): Promise<BenchSeat> => {
      const [role, personId] = [`seat_${randomUUID().slice(0, 8)}`, randomUUID()];
      await ask(`CREATE ROLE ${role} LOGIN PASSWORD 'secret' IN ROLE team_desk`);
      await ask('SELECT team.seat_1($1, $2, $3, $4, $5)', [role, personId, role, deskId, role]);
      await ask("SELECT team.permit_1($1, $2, 'refund', 'EUR', 1000000, 1000000, NULL, NULL)", [personId, accountId]);
      return takeSeat({ teamId, port, role });
    };
    const vacuum = async () => void (await ask('VACUUM (ANALYZE)'));
    return { port, teamId, seat, vacuum, remove: () => cluster.remove() };
  } catch (failure) {
    await cluster.remove();
    throw failure;
  }
}

/** The seat of whoever has this role, in whichever process. */
export function takeSeat(address: SeatAddress): BenchSeat {
  const { teamId, port, role } = address;
  const connectTo = (by = port) =>
    connectEngine({ host: '127.0.0.1', port: by, database, role, password: 'secret', authority: null }, patience);
  return { address, connect: connectTo, run: (by) => openRun(teamId, () => connectTo(by)) };
}

/** Whose chains are claimed. */
export const accountId = 'DEMOSHOP';

async function openRun(teamId: string, connectTo: RunPorts['connect']): Promise<TeamRun> {
  const run = startRun({
    teamId,
    environment: 'sandbox',
    connect: connectTo,
    memory: keepInMemory(),
    createId: randomUUID,
    host: 'host',
    boot: 'boot',
    patience: { claiming: 600_000, betweenTries: 20 },
  });
  await run.begin({ sequence: 0, digest: '', rows: 0, attempts: [] });
  await run.join();
  return run;
}

export function keepInMemory(): EngineMemory {
  let seen = nothingSeen;
  return {
    read: () => seen,
    write: (next) => {
      seen = next;
    },
  };
}
