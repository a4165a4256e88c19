import type { Database } from 'better-sqlite3';

/** A holder on a page of the sandbox, and where their browser goes afterwards. Kept: they may come back (rules.md G50). */
export interface Visit {
  /** What the browser brings. */
  readonly token: string;
  /** Sequence of the debit's row. */
  readonly subject: number;
  /** REDIRECTURLSUCCESS of the request; empty when it had none. */
  readonly success: string;
  /** REDIRECTURLCANCEL of the request; empty when it had none. */
  readonly cancel: string;
}

/** The holders that were sent to a page of the sandbox. */
export function createVisits(database: Database) {
  const insert = database.prepare(
    'INSERT INTO visits (token, subject, success, cancel) VALUES (@token, @subject, @success, @cancel)',
  );
  const select = database.prepare<[string], Visit>('SELECT * FROM visits WHERE token = ?');
  return {
    add: (visit: Visit): void => {
      insert.run(visit);
    },
    find: (token: string): Visit | undefined => select.get(token),
  };
}
