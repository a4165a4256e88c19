import type { OperationEvent } from '../../domain/event.ts';
import { openStates } from '../../domain/operation.ts';
import type { EngineRecord, TeamBond, WaitingProof } from '../../ports/team-records.ts';
import { listOf } from '../database/list-of.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { forgetUpkeep, readUpkeep, writeUpkeep } from '../database/upkeep.ts';
import { readHead } from '../events/head.ts';
import { listRedacted } from '../verify/redactions.ts';

/** By these names a new file takes them over (rebuild/new-file.ts). */
const [bondName, engineName] = ['team', 'teamMemory'] as const;

export function readBond(database: ReadableDatabase): TeamBond | null {
  const kept = readUpkeep(database, bondName);
  return kept === undefined ? null : (JSON.parse(kept) as TeamBond);
}

/** Writes down which team this ledger is of. Throws where it is another one's. */
export function bindTeam(database: WritableDatabase, bond: TeamBond): void {
  const kept = readBond(database);
  if (kept?.teamId === bond.teamId) return;
  if (kept) throw new Error(`This ledger belongs to team ${kept.teamId}: leave that one first.`);
  writeUpkeep(database, bondName, JSON.stringify(bond));
}

/** Leaves the team unless an operation of this desk is open; what colleagues told stays, versions of its chains do not. */
export function unbindTeam(database: WritableDatabase): boolean {
  const open = database
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM operations WHERE state IN (${listOf(openStates)}) AND desk_id IS NULL)`,
    )
    .pluck()
    .get();
  if (open === 1) return false;
  forgetUpkeep(database, bondName);
  forgetUpkeep(database, engineName);
  database.exec('DELETE FROM team_links; DELETE FROM team_chains; DELETE FROM team_touches; DELETE FROM team_proofs;');
  return true;
}

/** The first line of this desk's own log that was redacted. */
export function findRedacted(database: ReadableDatabase): number | null {
  const { deskId } = readHead(database);
  const own = listRedacted(database).filter((line) => line.deskId === deskId);
  return own.length === 0 ? null : Math.min(...own.map(({ sequence }) => sequence));
}

export function readEngine(database: ReadableDatabase): EngineRecord | null {
  const kept = readUpkeep(database, engineName);
  return kept === undefined ? null : (JSON.parse(kept) as EngineRecord);
}

export function writeEngine(database: WritableDatabase, seen: EngineRecord): void {
  writeUpkeep(database, engineName, JSON.stringify(seen));
}

/** Keeps what has just been proved for the engine, in the transaction of its line; a desk alone keeps nothing. */
export function keepProof(database: WritableDatabase, event: { readonly kind: string } | OperationEvent): void {
  if (!('outcome' in event) || event.kind !== 'attemptProved' || readBond(database) === null) return;
  const { operationId, attemptId, outcome, transactionId } = event;
  database
    .prepare('INSERT OR REPLACE INTO team_proofs (attempt_id, proof) VALUES (?, ?)')
    .run(attemptId, JSON.stringify({ operationId, attemptId, outcome, transactionId } satisfies WaitingProof));
}

export function listProofs(database: ReadableDatabase): WaitingProof[] {
  return database
    .prepare<[], string>('SELECT proof FROM team_proofs ORDER BY attempt_id')
    .pluck()
    .all()
    .map((proof) => JSON.parse(proof) as WaitingProof);
}

export function forgetProofs(database: WritableDatabase, attemptIds: readonly string[]): void {
  database
    .prepare('DELETE FROM team_proofs WHERE attempt_id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(attemptIds));
}
