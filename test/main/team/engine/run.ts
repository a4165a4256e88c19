import { randomUUID } from 'node:crypto';
import { connectEngine, type EnginePatience } from '../../../../main/team/engine/connect.ts';
import type { TeamClaim } from '../../../../main/team/engine/words.ts';
import { type EngineMemory, nothingSeen } from '../../../../main/team/memory.ts';
import { type RunPorts, startRun, type TeamRun } from '../../../../main/team/run.ts';
import type { Seat, SeatOptions, Team } from './team.ts';

/** A memory that lasts as long as the test. */
export function keepInMemory(): EngineMemory {
  let seen = nothingSeen;
  return {
    read: () => seen,
    write: (next) => {
      seen = next;
    },
  };
}

/** In milliseconds: a slow machine is given its time, and a test that waits for silence shortens it meanwhile. */
export const longPatience = { connecting: 60_000, answering: 60_000 };

/** What a run at a team's engine needs, by a port of its own where there is a relay in between. */
export function portsFor(
  team: Team,
  { login }: Pick<Seat, 'login'>,
  port = team.engine.port,
  patience: EnginePatience = longPatience,
): RunPorts {
  const { database, teamId } = team;
  const address = { host: '127.0.0.1', port, database, role: login, password: 'secret', authority: null };
  return {
    teamId,
    environment: 'sandbox',
    connect: () => connectEngine(address, patience),
    memory: keepInMemory(),
    createId: randomUUID,
    host: 'host',
    boot: 'boot',
    patience: { claiming: 30_000, betweenTries: 20 },
  };
}

/** A log of which the engine has no line. */
export const emptyLog = { sequence: 0, digest: '', rows: 0, attempts: [] };

/** A part in which nothing is told. */
export const nothing = { texts: [], packs: [], lines: [] };

export interface OpenRunOptions extends SeatOptions {
  readonly port?: number;
  readonly patience?: EnginePatience;
  readonly ports?: Partial<RunPorts>;
}

/** The run of a desk that has joined. */
export async function openRun(team: Team, { port, ports, patience, ...seat }: OpenRunOptions = {}): Promise<TeamRun> {
  const login = await team.seat({ ...seat, begins: false, hasPassword: true });
  const run = startRun({ ...portsFor(team, login, port, patience), ...ports });
  await run.begin(emptyLog);
  await run.join();
  return run;
}

/** A claim of a refund on a chain of its own. */
export function claimFor(id: string, more: Partial<TeamClaim> = {}): TeamClaim {
  return {
    attemptId: randomUUID(),
    operationId: randomUUID(),
    accountId: 'SHOP',
    ids: [id],
    operation: 'refund',
    minor: 1,
    currency: 'EUR',
    seenVersion: 0,
    requestDigest: 'd'.repeat(64),
    ...more,
  };
}
