import { openStates } from '../../domain/operation.ts';
import type { TeamBond } from '../../ports/team-records.ts';
import { listOf } from '../database/list-of.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { forgetUpkeep, readUpkeep, writeUpkeep } from '../database/upkeep.ts';
import { readHead } from '../events/head.ts';
import { listRedacted } from '../verify/redactions.ts';

/** By this name a new file takes it over (rebuild/new-file.ts). */
const bondName = 'team';

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
  database.exec('DELETE FROM team_links; DELETE FROM team_chains; DELETE FROM team_touches;');
  return true;
}

/** The first line of this desk's own log that was redacted. */
export function findRedacted(database: ReadableDatabase): number | null {
  const { deskId } = readHead(database);
  const own = listRedacted(database).filter((line) => line.deskId === deskId);
  return own.length === 0 ? null : Math.min(...own.map(({ sequence }) => sequence));
}
