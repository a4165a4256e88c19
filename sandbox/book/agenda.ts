import type { Database } from 'better-sqlite3';

/**
 * What falls due by itself: a CAPTUREDATE, the bank's late answer (5004), the end of the holder's time (4009, 4004), a date
 * of a plan, the end of a direct debit (0003).
 */
export type DueKind = 'capture' | 'bankAnswer' | 'authenticationExpiry' | 'instalment' | 'collection';

/** Something that the gateway does at its own time, without a request. */
export interface Due {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly kind: DueKind;
  /** Sequence of the row that it is about; a plan's is its first instalment. */
  readonly subject: number;
  /** Which instalment of the plan; null for the other kinds. */
  readonly instalment: number | null;
}

/** What is yet to be done, in the order of time. */
export function createAgenda(database: Database) {
  const insert = database.prepare('INSERT INTO agenda (dueAt, kind, subject, instalment) VALUES (?, ?, ?, ?)');
  const first = database.prepare<[number, string], Due>(`
    SELECT agenda.* FROM agenda
    JOIN transactions ON transactions.sequence = agenda.subject
    WHERE dueAt <= ? AND identifier IN (SELECT value FROM json_each(?))
    ORDER BY dueAt, id LIMIT 1`);
  const soonest = database.prepare<[], number | null>('SELECT min(dueAt) FROM agenda').pluck();
  const remove = database.prepare('DELETE FROM agenda WHERE id = ?');
  const ofKind = database.prepare<[number, string], Due>(
    'SELECT * FROM agenda WHERE subject = ? AND kind = ? ORDER BY dueAt, id',
  );
  const removeKind = database.prepare('DELETE FROM agenda WHERE subject = ? AND kind = ?');
  /** Nothing is due before this moment; undefined when that is not known. Every request asks, and hardly ever is. */
  let quietUntil: number | undefined;
  const put = (dueAt: number, kind: DueKind, subject: number, instalment: number | null) => {
    insert.run(dueAt, kind, subject, instalment);
    if (quietUntil !== undefined) quietUntil = Math.min(quietUntil, dueAt);
  };
  return {
    add: (dueAt: number, kind: Exclude<DueKind, 'instalment'>, subject: number): void => {
      put(dueAt, kind, subject, null);
    },
    /** A date of the plan that begins with this row, or another try of one. */
    addInstalment: (dueAt: number, subject: number, instalment: number): void => {
      put(dueAt, 'instalment', subject, instalment);
    },
    /** What is yet to come of one kind for a row. */
    ahead: (subject: number, kind: DueKind): readonly Due[] => ofKind.all(subject, kind),
    /**
     * The earliest thing that is due at this instant, in epoch milliseconds. An account that the sandbox does not
     * serve this time keeps its things for the next.
     */
    firstDue: (now: number, identifiers: readonly string[]): Due | undefined => {
      // What a transaction has removed comes back when it is undone, so inside of one nothing is concluded.
      if (!database.inTransaction) quietUntil ??= soonest.get() ?? Number.POSITIVE_INFINITY;
      if (quietUntil !== undefined && quietUntil > now) return undefined;
      quietUntil = undefined;
      return first.get(now, JSON.stringify(identifiers));
    },
    remove: (due: Due): void => {
      remove.run(due.id);
    },
    /** Takes back what was planned for a row. */
    cancel: (subject: number, kind: DueKind): void => {
      removeKind.run(subject, kind);
    },
  };
}
