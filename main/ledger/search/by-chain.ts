import type { Criterion } from '../../ports/criterion.ts';
import type { ListLine } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, toTransaction } from '../queries/rows.ts';
import { findTransaction } from '../queries/transactions.ts';
import { type Check, checkAll } from './check.ts';
import { limitsOf, type Source } from './course.ts';
import { countIndexed } from './indexed.ts';
import { walk } from './walk.ts';

/**
 * Of the rows of a chain that are found, the newest stands for it: whether a row is that is told by its chain alone, whatever
 * page it is on and from which end the list is read. No page has to know what stands on another one.
 */
export function newestOfChain(criteria: readonly Criterion[]): Check {
  const found = checkAll(criteria, 'later', 'm');
  return {
    sql: `NOT EXISTS (SELECT 1 FROM transactions m INDEXED BY transactions_by_root
      WHERE m.account_id = t.account_id AND m.root_id = t.root_id AND m.position > t.position${
        found.sql === '' ? '' : ` AND ${found.sql}`
      })`,
    parameters: found.parameters,
    dear: true,
  };
}

/** Every chain of the list, by its newest row. */
export const everyChain: Source = {
  read: (database, course) => walk(database, course, newestOfChain([])),
  /** Of many rows the index knows the number, which is more than there are chains. */
  count: (database, counting) => {
    const { limit } = limitsOf(counting);
    const chains = database
      .prepare<object, number>(
        `SELECT count(*) FROM
           (SELECT DISTINCT account_id, root_id FROM transactions INDEXED BY transactions_by_root LIMIT @limit)`,
      )
      .pluck()
      .get({ limit });
    if (chains !== undefined && chains <= counting.most) return { kind: 'many', rows: chains, by: 'rows' };
    return { kind: 'many', rows: countIndexed(database), by: 'estimate' };
  },
};

/** What stands in the list for a row that was found: its chain's root, which says by what; the row itself where that is not known. */
export function lineOf(database: ReadableDatabase, stored: StoredTransaction): ListLine {
  const matched = toTransaction(stored);
  if (matched.rootId === matched.transactionId) return matched;
  const root = findTransaction(database, { accountId: matched.accountId, transactionId: matched.rootId });
  return root ? { ...root, matched } : matched;
}
