import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { OwnHead } from '../../ports/replica.ts';
import type { EngineConnection } from '../engine/connect.ts';
import { type EngineTrouble, readFailure } from '../engine/state.ts';
import { nothingSeen } from '../memory.ts';
import { startRun, usualRunPatience } from '../run.ts';
import { type OpenSeatPorts, openSeat } from './open-seat.ts';
import { type FiledSeat, readTeamFile } from './team-file.ts';

/** Why a desk stays in its team. */
export type LeaveProblem =
  /** Attempts of which the engine has no last word. */
  | { readonly kind: 'openCases'; readonly attempts: readonly string[] }
  /** Lines and rows that the engine has not got. */
  | { readonly kind: 'untold'; readonly lines: number; readonly rows: number }
  /** The engine's log of this desk is not this ledger's: another file goes by its name. */
  | { readonly kind: 'otherLog' }
  | { readonly kind: 'notConfigured' }
  | { readonly kind: 'engine'; readonly trouble: EngineTrouble };

export type LeftTeam = { readonly kind: 'left' } | { readonly kind: 'stays'; readonly problem: LeaveProblem };

export interface LeavePorts extends OpenSeatPorts {
  /** Where this desk's own log ends. */
  readonly head: OwnHead;
  readonly host: string;
  readonly boot: string;
}

/**
 * Gives up every seat of this desk at the engine, one after the other, once the engine has all of its log and no case of it is
 * open. A seat that the engine has closed before counts as given up, so that leaving can be said again.
 */
export async function leaveEngine(ports: LeavePorts): Promise<LeftTeam> {
  const file = readTeamFile(ports.folder);
  if (file?.teamId !== ports.teamId) return { kind: 'stays', problem: { kind: 'notConfigured' } };
  for (const seat of file.seats) {
    const problem = await giveUp(ports, seat).catch((failure): LeaveProblem | undefined => {
      const { trouble } = readFailure(failure);
      return trouble.kind === 'noSeat' ? undefined : { kind: 'engine', trouble };
    });
    if (problem) return { kind: 'stays', problem };
  }
  return { kind: 'left' };
}

async function giveUp(ports: LeavePorts, seat: FiledSeat): Promise<LeaveProblem | undefined> {
  const open = openSeat({ ...ports, only: seat.role });
  if (open.kind !== 'ready') return { kind: 'notConfigured' };
  const connection = await open.connect();
  try {
    const untold = await findUntold(connection, ports.head);
    if (untold) return untold;
    const { teamId, environment, host, boot } = ports;
    const memory = { read: () => nothingSeen, write: () => {} };
    const connect = async () => connection;
    const said = { teamId, environment, connect, memory, createId: randomUUID, host, boot, patience: usualRunPatience };
    const run = startRun(said);
    await run.begin({ ...ports.head, attempts: [] });
    const { verdict, attempts = [] } = await run.leave();
    if (verdict === 'left') return undefined;
    if (verdict === 'openCases') return { kind: 'openCases', attempts };
    return { kind: 'engine', trouble: { kind: 'broken', code: verdict } };
  } finally {
    connection.close();
  }
}

const headSchema = z.object({ sequence: z.coerce.number(), digest: z.string(), rows: z.coerce.number() });

/** Asked before the desk begins: one that begins with more than the engine knows of would call everybody to a roll call. */
async function findUntold(connection: EngineConnection, own: OwnHead): Promise<LeaveProblem | undefined> {
  const { rows } = await connection.ask(engineHead, []);
  const told = rows[0] === undefined ? { sequence: 0, digest: '', rows: 0 } : headSchema.parse(rows[0]);
  if (told.sequence > own.sequence || told.rows > own.rows) return { kind: 'otherLog' };
  if (told.sequence < own.sequence || told.rows < own.rows) {
    return { kind: 'untold', lines: own.sequence - told.sequence, rows: own.rows - told.rows };
  }
  return told.digest === own.digest ? undefined : { kind: 'otherLog' };
}

const engineHead = 'SELECT sequence, digest, rows FROM team.head WHERE desk_id = team.my_desk()';
