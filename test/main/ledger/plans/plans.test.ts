import { describe, expect, it } from 'vitest';
import { findCostly } from './explain.ts';
import { allowed, openUsedLedger } from './used-ledger.ts';

const { database, prepare, statements, isAllowed } = openUsedLedger();

const costly = () =>
  [...statements]
    .filter((sql) => !isAllowed(sql))
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
