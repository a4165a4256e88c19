import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { assertWhole } from '../../../../main/ledger/rebuild/check.ts';
import { openFilling } from '../../../../main/ledger/rebuild/fill.ts';
import { rebuildFile } from '../../../../main/ledger/rebuild/new-file.ts';
import { thaw } from '../fixtures.ts';
import { findCostly } from '../plans/explain.ts';
import { tinyPortion } from './tiny-portion.ts';

/** Statements that may walk, by a piece of their text, and why. */
const allowed: readonly (readonly [text: string, why: string])[] = [
  ['SELECT count(*) FROM', 'all rows of a table are counted, once before and once after'],
  ['DESC LIMIT 1', 'the newest row of a table, by its key'],
  ['SELECT position FROM transactions WHERE position > ?', 'a page of the table in its own order'],
  [
    "WHERE body ->> '$.kind' = 'importWithdrawn'",
    'the whole log is replayed after that: once more for what is left out of it',
  ],
  ['SELECT EXISTS (SELECT 1 FROM unread_rows WHERE account_id = ?)', 'it ends at the first row of the account'],
  ['FROM operations INDEXED BY colleagues_operations WHERE desk_id IS NOT NULL)', 'whether there is any: one row'],
  ['UPDATE OR IGNORE operations SET chain_id = r.root_id', 'as when rows come in'],
];

describe('no statement that makes a ledger anew', () => {
  it('walks a table that grows, or sorts, but for those that say why', () => {
    const { file } = thaw(5);
    const old = openWritable(file);
    migrate(old);
    old.close();
    const filling = openFilling(file, rebuildFile(file), tinyPortion);
    const { database } = filling;
    const statements = new Set<string>();
    const prepare = database.prepare.bind(database);
    Object.assign(database, {
      prepare: (sql: string) => {
        statements.add(sql.replace(/\s+/g, ' ').trim());
        return prepare(sql);
      },
    });
    while (!filling.step());
    assertWhole(database);
    // As it was while the truth was copied: rows that point nowhere are for verify to name.
    database.pragma('foreign_keys = OFF');
    const costly = [...statements]
      .filter((sql) => !/^(PRAGMA|ATTACH)/.test(sql) && !allowed.some(([text]) => sql.includes(text)))
      .flatMap((sql) => findCostly({ prepare }, sql).map((step) => `${step}: ${sql}`));
    for (const [text] of allowed)
      expect(
        [...statements].some((sql) => sql.includes(text)),
        text,
      ).toBe(true);
    expect(statements.size).toBeGreaterThan(40);
    expect(costly).toEqual([]);
    filling.close();
  });
});
