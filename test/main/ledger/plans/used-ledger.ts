import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { useEverything } from './use-everything.ts';

const fixture = new URL('../fixtures/version-4.sqlite.gz', import.meta.url);

/** Statements that may walk, by a piece of their text, and why. */
export const allowed: readonly (readonly [text: string, why: string])[] = [
  [
    'ORDER BY o.changed_at DESC, o.operation_id DESC LIMIT',
    'the newest operations: the index is walked as far as the page',
  ],
  [
    'FROM notifications ORDER BY sequence DESC LIMIT',
    'the newest notifications: the index is walked as far as the page',
  ],
  ["OR (o.state = 'refused' AND o.settlement IS NOT NULL)", 'what is undecided has an index of its own, and is few'],
  ['FROM operations WHERE account_id = ? AND state IN', 'what is open has an index of its own, and is few'],
  ['ORDER BY position DESC LIMIT @limit', 'the list itself, newest first; a search in it is measured by itself'],
  ['LIMIT 10001)', 'a count that stops'],
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
  const database = openWritable(file);
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  migrate(database);
  const statements = new Set<string>();
  const prepare = database.prepare.bind(database) as WritableDatabase['prepare'];
  const listen = (sql: string) => {
    statements.add(sql.replace(/\s+/g, ' ').trim());
    return prepare(sql);
  };
  Object.assign(database, { prepare: listen });
  const use = useEverything;
  use(database);
  return { database, prepare, statements, isAllowed: (sql) => allowed.some(([text]) => sql.includes(text)) };
}
