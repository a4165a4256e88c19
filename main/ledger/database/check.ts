import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { LedgerProblem } from '../problem.ts';
import type { ReadableDatabase } from './open.ts';

/** The tables by which it is decided what may be sent; small beside what was imported. */
const vital = ['ledger', 'events', 'operations', 'attempts'];

/** What people wrote: `notes` in files of before version 5. */
const texts = ['texts', 'notes'];

/** Up to this many bytes a whole file is looked at before the first screen; 400,000 transactions take about 390 MB. */
const quickUpTo = 64 * 2 ** 20;

/**
 * What is looked at before anything is written, so that nobody waits long: the vital tables, and the whole file while
 * it is small. Measured on two busy cores: 100,000 events 0.5 to 1 s, a whole file of 400,000 transactions 5 to 7 s. The
 * rest is checked each day and after an unclean end in a thread of its own (see backup/keep.ts); what that thread
 * suspects is looked at from end to end at the next start. `wholeUpTo` is in bytes. Throws a LedgerProblem that says what
 * SQLite found.
 */
export function checkAtStart(database: ReadableDatabase, wholeUpTo = quickUpTo): void {
  if (existsSync(suspicionOf(database.name))) {
    checkWholeFile(database);
    rmSync(suspicionOf(database.name), { force: true });
    return;
  }
  const extents = statSync(database.name).size <= wholeUpTo ? ['20'] : listVital(database);
  for (const extent of extents) judge(database, ask(database, `PRAGMA quick_check(${extent})`));
}

function listVital(database: ReadableDatabase): string[] {
  const present = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  return [...vital, ...texts.filter((table) => present.includes(table))];
}

/** Every page, every row and every index against its table. */
export function checkWholeFile(database: ReadableDatabase): void {
  judge(database, ask(database, 'PRAGMA integrity_check(20)'));
}

/** Whether the last program that had the file was cut short: a clean end empties the write-ahead log and removes it. */
export function endedUncleanly(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Has the next start look at the file from end to end. Where not even this can be written, the next day's check will. */
export function suspect(file: string): void {
  try {
    writeFileSync(suspicionOf(file), '', { mode: 0o600 });
  } catch {}
}

function suspicionOf(file: string): string {
  return `${file}.suspect`;
}

function ask(database: ReadableDatabase, question: string): string[] {
  return database.prepare<[], string>(question).pluck().all();
}

function judge(database: ReadableDatabase, said: readonly string[]): void {
  if (said.length === 1 && said[0] === 'ok') return;
  throw new LedgerProblem('corrupt', `${database.name} is damaged: ${said.join('; ')}`, database.name);
}
