import Database from 'better-sqlite3';

// The writer thread with one word changed: it does not wait for the disk at a commit. What the power-loss test is to
// see, and sees, is the difference that this makes.

const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (source, options) {
  return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options);
};
await import('../../../main/ledger/threads/writer.ts');
