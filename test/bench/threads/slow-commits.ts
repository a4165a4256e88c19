import Database from 'better-sqlite3';

/** Names the environment variable that says how long each commit waits on top, in milliseconds. */
export const slowSyncVariable = 'BE2BILL_BENCH_SLOW_SYNC';

const stopped = new Int32Array(new SharedArrayBuffer(4));

/**
 * Makes every commit of this thread wait as if its disk were slower: a transaction that has ended, or a COMMIT that was
 * written out. A write outside of any transaction is not slowed; the ledger makes none.
 */
export function slowDownCommits(milliseconds: number): void {
  const wait = (database: Database.Database) => {
    if (!database.inTransaction) Atomics.wait(stopped, 0, 0, milliseconds);
  };
  const { transaction, exec } = Database.prototype;
  const slowTransaction = function (this: Database.Database, act: (...parameters: unknown[]) => unknown) {
    const made = transaction.call(this, act) as unknown as Record<string, (...parameters: unknown[]) => unknown>;
    const slowed = (name: 'default' | 'deferred' | 'immediate' | 'exclusive') =>
      function (this: unknown, ...parameters: unknown[]) {
        const value = made[name]?.apply(this, parameters);
        wait(database);
        return value;
      };
    const database = this;
    return Object.assign(slowed('default'), {
      deferred: slowed('deferred'),
      immediate: slowed('immediate'),
      exclusive: slowed('exclusive'),
    });
  };
  const slowExec = function (this: Database.Database, source: string) {
    const value = exec.call(this, source);
    if (/^\s*(COMMIT|END)\b/i.test(source)) wait(this);
    return value;
  };
  Object.assign(Database.prototype, { transaction: slowTransaction, exec: slowExec });
}
