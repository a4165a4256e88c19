import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createAgenda } from './agenda.ts';
import { createAliases } from './aliases.ts';
import type { Announce } from './announce.ts';
import { createChargebacks } from './chargebacks.ts';
import { createExports } from './exports.ts';
import { createNotifications } from './notifications.ts';
import { createPlans } from './plans.ts';
import type { Row } from './row.ts';
import { createRows } from './rows.ts';
import { bookVersion, upgrades } from './schema.ts';
import { createVisits } from './visits.ts';
import { createWaiting } from './waiting.ts';

/** The name of a book that is forgotten when it is closed. */
export const inMemory = ':memory:';

/** Everything that the gateway remembers, in one SQLite file or in memory. */
export type Book = ReturnType<typeof openBook>;

/**
 * Opens the data file, or makes it; {@link inMemory} keeps nothing. One process owns a file: a second one is refused.
 * Throws an Error that names the file when it cannot be used.
 */
export function openBook(file: string) {
  const database = openDatabase(file);
  /** By sequence; a row that is not as it was written has to be read again. */
  const changed = new Map<number, Row | undefined>();
  const rows = createRows(
    database,
    (sequence, row) => changed.set(sequence, row),
    (sequence) => changed.has(sequence) && changed.set(sequence, undefined),
  );
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  let announce: Announce = () => undefined;
  const workAndTell = <Result>(work: () => Result): Result => {
    changed.clear();
    begin.run();
    try {
      const result = work();
      for (const [sequence, row] of changed) announce(row ?? rows.get(sequence));
      commit.run();
      return result;
    } catch (error) {
      rows.forget();
      // A full disk may have ended the transaction by itself.
      if (database.inTransaction) rollback.run();
      throw error;
    }
  };
  return {
    rows,
    plans: createPlans(database),
    aliases: createAliases(database),
    waiting: createWaiting(database),
    visits: createVisits(database),
    agenda: createAgenda(database),
    notifications: createNotifications(database),
    chargebacks: createChargebacks(database),
    exports: createExports(database),
    /**
     * Runs the work in one transaction, durable when this returns; throws undo everything. Work inside of work belongs to
     * the outer transaction.
     */
    transact: <Result>(work: () => Result): Result => (database.inTransaction ? work() : workAndTell(work)),
    /** What the work would give, without anything of it having happened; only inside of a transaction. */
    rehearse: <Result>(work: () => Result): Result => {
      const before = new Map(changed);
      try {
        return undone(database, work);
      } finally {
        rows.forget();
        changed.clear();
        for (const [sequence, row] of before) changed.set(sequence, row);
      }
    },
    /** Who is told of rows from now on; nobody, until this is called. */
    announceTo: (listener: Announce): void => {
      announce = listener;
    },
    close: () => {
      database.close();
    },
  };
}

/** Runs the work under a savepoint and goes back to it. */
function undone<Result>(database: Database.Database, work: () => Result): Result {
  database.exec('SAVEPOINT rehearsal');
  try {
    return work();
  } finally {
    database.exec('ROLLBACK TO rehearsal');
    database.exec('RELEASE rehearsal');
  }
}

function openDatabase(file: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    if (file !== inMemory) makePrivate(file);
    database = new Database(file, { timeout: 0 });
    prepare(database);
    return database;
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The sandbox cannot use ${file}: ${reason}`, { cause: error });
  }
}

/** Only its owner may read it, and SQLite gives its `-wal` the same rights. */
function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

function prepare(database: Database.Database): void {
  // Exclusive from the first statement on, so that a second sandbox fails here and not in the middle of a payment.
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('fullfsync = ON');
  database.pragma('foreign_keys = ON');
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > bookVersion) throw new Error(`it was written by a newer program (version ${found}).`);
  if (found === bookVersion) return;
  database
    .transaction(() => {
      for (const upgrade of upgrades.slice(found)) database.exec(upgrade);
      database.pragma(`user_version = ${bookVersion}`);
    })
    .immediate();
}
