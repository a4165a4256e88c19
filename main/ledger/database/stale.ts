import type { Meanwhile } from './migrations/migration.ts';
import type { ReadableDatabase, WritableDatabase } from './open.ts';
import { forgetUpkeep, readUpkeep, writeUpkeep } from './upkeep.ts';

const name = 'projections';

/**
 * Writes down that the projections are not what the log makes of them, in the transaction that made them so: until they
 * are made anew nothing may be written. What cannot be read any more stays so, whatever comes after it.
 */
export function markStale(database: WritableDatabase, meanwhile: Meanwhile): void {
  if (readStale(database) !== 'unreadable') writeUpkeep(database, name, meanwhile);
}

/** Undefined when the projections are those of the log. */
export function readStale(database: ReadableDatabase): Meanwhile | undefined {
  const mark = readUpkeep(database, name);
  return mark === undefined ? undefined : mark === 'readable' ? 'readable' : 'unreadable';
}

export function markFresh(database: WritableDatabase): void {
  forgetUpkeep(database, name);
}
