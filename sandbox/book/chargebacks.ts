import type { Database } from 'better-sqlite3';

/** A debit that the holder's bank took back (rules.md D29, I59). */
export interface Chargeback {
  readonly id: number;
  /** Sequence of the debit's row. */
  readonly subject: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Minor units of the debit's currency. */
  readonly amount: number;
  /** The bank's own code for the reason, such as `10.4`. */
  readonly code: string;
  readonly reason: string;
}

/** Chargebacks, one a debit at most. */
export function createChargebacks(database: Database) {
  const insert = database.prepare(`
    INSERT INTO chargebacks (subject, at, amount, code, reason) VALUES (@subject, @at, @amount, @code, @reason)`);
  const bySubject = database.prepare<[number], Chargeback>('SELECT * FROM chargebacks WHERE subject = ?');
  const every = database.prepare<[], Chargeback>('SELECT * FROM chargebacks ORDER BY id');
  return {
    add: (chargeback: Omit<Chargeback, 'id'>): void => {
      insert.run(chargeback);
    },
    of: (subject: number): Chargeback | undefined => bySubject.get(subject),
    /** By the sequence of the debit's row. */
    bySubject: (): ReadonlyMap<number, Chargeback> =>
      new Map(every.all().map((chargeback) => [chargeback.subject, chargeback])),
  };
}
