import type { WritableDatabase } from './open.ts';

/** Connections on which changes are under way that are taken back all together or not at all. */
const together = new WeakSet<WritableDatabase>();

/**
 * One transaction for several changes, each made by {@link changeDurably}: where one throws, nothing of any is left. None has a
 * savepoint, under which SQLite copies every page once more that another change has touched before, and writes a segment of
 * the search indexes for each.
 */
export function changeTogether<Value>(database: WritableDatabase, change: () => Value): Value {
  const whole = database.transaction(() => {
    together.add(database);
    try {
      return change();
    } finally {
      together.delete(database);
    }
  });
  return whole.immediate();
}

/** A change that is durable when this returns; inside a transaction it is a part of that, which can be taken back alone. */
export function changeDurably<Value>(database: WritableDatabase, change: () => Value): Value {
  return together.has(database) ? change() : database.transaction(change).immediate();
}
