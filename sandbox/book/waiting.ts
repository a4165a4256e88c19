import type { Database } from 'better-sqlite3';
import type { Execcode } from '../answers/messages.ts';
import type { Day } from '../clock/days.ts';

/** What the request asked to happen once its debit has succeeded. */
export interface Wishes {
  readonly createAlias: boolean;
  /** CAPTUREDATE. */
  readonly captureDate: Day | undefined;
}

/** A debit whose result is not final. */
export interface Waiting {
  /** Sequence of the debit's row. */
  readonly subject: number;
  /** What the holder's browser brings to the bank's page; null when it is the bank that is waited for (5004). */
  readonly token: string | null;
  /** The code that the row gets when the wait ends well. */
  readonly verdict: Execcode;
  readonly wishes: Wishes;
}

interface Stored {
  readonly subject: number;
  readonly token: string | null;
  readonly verdict: Execcode;
  readonly createAlias: 0 | 1;
  readonly captureDate: Day | null;
}

/** The debits that wait for the holder (0001) or for the bank (5004). */
export function createWaiting(database: Database) {
  const insert = database.prepare(`
    INSERT INTO waiting (subject, token, verdict, createAlias, captureDate)
    VALUES (@subject, @token, @verdict, @createAlias, @captureDate)`);
  const bySubject = database.prepare<[number], Stored>('SELECT * FROM waiting WHERE subject = ?');
  const byToken = database.prepare<[string], Stored>('SELECT * FROM waiting WHERE token = ?');
  const remove = database.prepare('DELETE FROM waiting WHERE subject = ?');
  return {
    add: (waiting: Waiting): void => {
      insert.run(toStored(waiting));
    },
    find: (token: string): Waiting | undefined => fromStored(byToken.get(token)),
    /** Ends the wait; undefined when it had ended before. */
    take: (subject: number): Waiting | undefined => {
      const found = fromStored(bySubject.get(subject));
      remove.run(subject);
      return found;
    },
  };
}

function toStored({ subject, token, verdict, wishes }: Waiting): Stored {
  const { createAlias, captureDate } = wishes;
  return { subject, token, verdict, createAlias: createAlias ? 1 : 0, captureDate: captureDate ?? null };
}

function fromStored(stored: Stored | undefined): Waiting | undefined {
  if (!stored) return undefined;
  const { subject, token, verdict, createAlias, captureDate } = stored;
  return { subject, token, verdict, wishes: { createAlias: createAlias === 1, captureDate: captureDate ?? undefined } };
}
