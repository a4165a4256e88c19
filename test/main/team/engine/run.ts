import { randomUUID } from 'node:crypto';
import { connectEngine } from '../../../../main/team/engine/connect.ts';
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

/** What a run at a team's engine needs, by a port of its own where there is a relay in between. */
export function portsFor(team: Team, { login }: Pick<Seat, 'login'>, port = team.engine.port): RunPorts {
  const { database, teamId } = team;
  const address = { host: '127.0.0.1', port, database, role: login, password: 'secret', authority: null };
  return {
    teamId,
    environment: 'sandbox',
    connect: () => connectEngine(address, { connecting: 2_000, answering: 2_000 }),
    memory: keepInMemory(),
    createId: randomUUID,
    host: 'host',
    boot: 'boot',
    patience: { claiming: 30_000, betweenTries: 20 },
  };
}

/** A log of which the engine has no line. */
export const emptyLog = { sequence: 0, digest: '', attempts: [] };

export interface OpenRunOptions extends SeatOptions {
  readonly port?: number;
  readonly ports?: Partial<RunPorts>;
}

/** The run of a desk that has joined. */
export async function openRun(team: Team, { port, ports, ...seat }: OpenRunOptions = {}): Promise<TeamRun> {
  const run = startRun({
    ...portsFor(team, await team.seat({ ...seat, begins: false, hasPassword: true }), port),
    ...ports,
  });
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
    ...more,
  };
}
