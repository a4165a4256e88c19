import { rmSync } from 'node:fs';
import { ledgerSuffixes } from '../database/copy.ts';
import { migrate } from '../database/migrate.ts';
import { openInMemory, openWritable, type WritableDatabase } from '../database/open.ts';
import { readMark, writeMark } from './progress.ts';
import { identifyTruth, truthTables } from './truth.ts';

/** The file in which a ledger is made anew, beside it. */
export function rebuildFile(file: string): string {
  return `${file}.rebuild`;
}

/** Removes a new file that was begun, with what SQLite put beside it: what it holds can be made again. */
export function removeNewFile(file: string): void {
  for (const suffix of ledgerSuffixes) rmSync(`${file}${suffix}`, { force: true });
}

/**
 * Opens the new file of a ledger, which is attached as `old` and read only: names without a schema mean the new file. It
 * goes on with one that was begun for this very ledger; any other is begun anew.
 */
export function openNewFile(old: string, file: string): WritableDatabase {
  const begun = reopen(old, file);
  if (begun) return begun;
  removeNewFile(file);
  const database = openWritable(file);
  try {
    attach(database, old);
    begin(database);
    return database;
  } catch (failure) {
    database.close();
    throw failure;
  }
}

function reopen(old: string, file: string): WritableDatabase | undefined {
  let database: WritableDatabase | undefined;
  try {
    database = openWritable(file);
    const mark = readMark(database);
    attach(database, old);
    if (mark && mark.source === identifySource(database)) return database;
  } catch {
    // Cut short before its first mark, or damaged by a power cut: it is begun anew.
  }
  database?.close();
  return undefined;
}

/** Which ledger a new file was begun for, and by what shape: an older program's goes by other numbers of tables. */
function identifySource(database: WritableDatabase): string {
  const version = database.pragma('user_version', { simple: true });
  return JSON.stringify([identifyTruth(database, 'old'), version, truthTables.map(({ name }) => name)]);
}

function attach(database: WritableDatabase, old: string): void {
  // A power cut may take the newest commits, never the order of them; what is lost is made again.
  database.pragma('synchronous = NORMAL');
  database.prepare('ATTACH ? AS old').run(old);
}

/** The search follows its rows once they are all there: fed in the order of its row ids, it is written once. */
const searchTriggers = ['search_follows_insert', 'search_follows_delete', 'search_follows_update'];

function begin(database: WritableDatabase): void {
  migrate(database);
  database.transaction(() => {
    database.exec('UPDATE ledger SET desk_id = (SELECT desk_id FROM old.ledger)');
    // It goes on having a witness (see witness/judge.ts), and belonging to its team.
    database.exec(`INSERT INTO upkeep SELECT * FROM old.upkeep WHERE name IN ('witness', 'team')`);
    for (const trigger of searchTriggers) database.exec(`DROP TRIGGER ${trigger}`);
    const source = identifySource(database);
    writeMark(database, { source, stage: { kind: 'copying', table: 0 }, copied: 0, folded: 0, indexed: 0 });
  })();
}

/** Puts the triggers back as the migrations made them. */
export function restoreSearchTriggers(database: WritableDatabase): void {
  const blueprint = openInMemory();
  try {
    migrate(blueprint);
    const made = blueprint
      .prepare<[string], string>(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?`)
      .pluck();
    for (const trigger of searchTriggers) database.exec(made.get(trigger) ?? '');
  } finally {
    blueprint.close();
  }
}
