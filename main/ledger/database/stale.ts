import type { Meanwhile } from './migrations/migration.ts';
import type { ReadableDatabase, WritableDatabase } from './open.ts';
import { forgetUpkeep, readUpkeep, writeUpkeep } from './upkeep.ts';

const name = 'projections';

/** What the projections can be used for until they are made anew, and what made them stale. */
export interface Stale {
  readonly meanwhile: Meanwhile;
  readonly because: 'version' | 'withdrawal';
}

/** What is written down: what they can be used for, where this program's version asks; or that an import was withdrawn. */
type Mark = Meanwhile | 'withdrawal';

/**
 * Writes down that the projections are not what the log makes of them, in the transaction that made them so: until they
 * are made anew nothing may be written. What cannot be read any more stays so, whatever comes after it.
 */
export function markStale(database: WritableDatabase, mark: Mark): void {
  if (readStale(database)?.meanwhile !== 'unreadable') writeUpkeep(database, name, mark);
}

/** Undefined when the projections are those of the log. A mark that nobody knows is of a program that knew more. */
export function readStale(database: ReadableDatabase): Stale | undefined {
  const mark = readUpkeep(database, name);
  switch (mark) {
    case undefined:
      return undefined;
    case 'withdrawal':
      return { meanwhile: 'readable', because: 'withdrawal' };
    case 'readable':
      return { meanwhile: 'readable', because: 'version' };
    default:
      return { meanwhile: 'unreadable', because: 'version' };
  }
}

export function markFresh(database: WritableDatabase): void {
  forgetUpkeep(database, name);
}
