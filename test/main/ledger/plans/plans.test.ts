import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { bringUpToDate } from '../../../../main/ledger/rebuild/bring-up-to-date.ts';
import { findCostly } from './explain.ts';
import { useEverything } from './use-everything.ts';

const fixture = new URL('../fixtures/version-4.sqlite.gz', import.meta.url);

/** Statements that may walk, by a piece of their text, and why. */
const allowed: readonly (readonly [text: string, why: string])[] = [
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

let folder: string;
let database: WritableDatabase;
let prepare: WritableDatabase['prepare'];
/** With one space between two words. */
const statements = new Set<string>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-plans-'));
  const file = join(folder, 'ledger.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  bringUpToDate(file);
  database = openWritable(file);
  prepare = database.prepare.bind(database);
  const listen = (sql: string) => {
    statements.add(sql.replace(/\s+/g, ' ').trim());
    return prepare(sql);
  };
  Object.assign(database, { prepare: listen });
  useEverything(database);
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const costly = () =>
  [...statements]
    .filter((sql) => !allowed.some(([text]) => sql.includes(text)))
    .flatMap((sql) => findCostly({ prepare }, sql).map((step) => `${step}: ${sql}`));

describe('no statement of the ledger', () => {
  it('walks a table that grows, or an account, or sorts: before SQLite has looked at the tables', () => {
    expect(statements.size).toBeGreaterThan(50);
    expect(costly()).toEqual([]);
  });

  it('does so once it has', () => {
    database.exec('ANALYZE');
    expect(costly()).toEqual([]);
  });

  it('is let through by a name that stands for nothing', () => {
    for (const [text] of allowed)
      expect(
        [...statements].some((sql) => sql.includes(text)),
        text,
      ).toBe(true);
  });
});

describe('what would be seen', () => {
  it.each([
    ['a walk of a table', 'SELECT * FROM transactions t WHERE t.amount_minor + 1 = ?'],
    ['a walk of an account', 'SELECT * FROM transactions WHERE account_id = ? AND client = ?'],
    [
      'a predicate that a partial index has and the statement has not',
      'SELECT * FROM transactions WHERE account_id = ? AND extra_data = ?',
    ],
    ['a sort', 'SELECT * FROM operations WHERE account_id = ? AND chain_id = ? ORDER BY reason'],
  ])('%s', (_, sql) => {
    expect(findCostly({ prepare }, sql)).not.toEqual([]);
  });
});
