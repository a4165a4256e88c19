import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { rebuildProjections } from '../../../../main/ledger/projections/rebuild.ts';
import { bringUpToDate } from '../../../../main/ledger/rebuild/bring-up-to-date.ts';
import { useEverything } from './use-everything.ts';

const fixture = new URL('../fixtures/version-4.sqlite.gz', import.meta.url);

/** Statements that may walk, by a piece of their text, and why. */
export const allowed: readonly (readonly [text: string, why: string])[] = [
  [
    'ORDER BY o.changed_at DESC, o.operation_id DESC LIMIT',
    'the newest operations: the index is walked as far as the page',
  ],
  [
    'FROM notifications ORDER BY received_at DESC, desk_id DESC, sequence DESC LIMIT',
    'the newest notifications: the index is walked as far as the page',
  ],
  ["OR (o.state = 'refused' AND o.settlement IS NOT NULL)", 'what is undecided has an index of its own, and is few'],
  ['INDEXED BY open_charges', 'charges that have not ended have an index of their own, and are few'],
  ['FROM operations WHERE account_id = ? AND state IN', 'what is open has an index of its own, and is few'],
  ['FROM operations INDEXED BY colleagues_operations WHERE desk_id IS NOT NULL)', 'whether there is any: one row'],
  ['FROM transactions ORDER BY position', 'either end of the list: one row'],
  ['SELECT EXISTS (SELECT 1 FROM unread_rows', 'whether an account has any: one row'],
  ['SELECT EXISTS (SELECT 1 FROM transactions WHERE account_id = ?)', 'whether an account has any: one row'],
  [
    'SELECT DISTINCT account_id, root_id FROM transactions',
    'a count of chains that stops, by an index that has them in order',
  ],
  ['WHERE t.order_id = @sought AND', 'the rows of one order, sorted by their places: they are few'],
  [
    "WHERE body ->> '$.kind' = 'importWithdrawn'",
    'the whole log is replayed after that: once more for what is left out',
  ],
  ['FROM operations WHERE state <>', 'a withdrawal, after which everything is made anew, asks for all own rows'],
  ['FROM attempts a JOIN operations o', 'the same'],
  [
    "WHERE state IN ('confirmed', 'sending') AND desk_id IS NULL)",
    'what is under way has an index of its own, and is few',
  ],
  ['SELECT import_id AS importId, kept FROM withdrawals', 'imports that were withdrawn are few'],
  ['FROM import_files i CROSS JOIN events', 'the newest imports: the index is walked as far as the page'],
  [
    'INDEXED BY transactions_by_amount',
    'a range of amounts that holds a bounded number of rows, sorted by their places',
  ],
];

/** A ledger that has seen everything, and each statement that was prepared for it. */
export interface UsedLedger {
  readonly database: WritableDatabase;
  /** As SQLite has it, without listening. */
  readonly prepare: WritableDatabase['prepare'];
  /** With one space between two words. */
  readonly statements: ReadonlySet<string>;
  isAllowed(sql: string): boolean;
}

/** Until the tests of a file are over. */
export function openUsedLedger(): UsedLedger {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-plans-'));
  const file = join(folder, 'ledger.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  bringUpToDate(file);
  const database = openWritable(file);
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const statements = new Set<string>();
  const prepare = database.prepare.bind(database) as WritableDatabase['prepare'];
  const listen = (sql: string) => {
    statements.add(sql.replace(/\s+/g, ' ').trim());
    return prepare(sql);
  };
  Object.assign(database, { prepare: listen });
  const use = useEverything;
  use(database);
  rebuildProjections(database);
  return { database, prepare, statements, isAllowed: (sql) => allowed.some(([text]) => sql.includes(text)) };
}
