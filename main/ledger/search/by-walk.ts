import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { boundsOf, estimate, type Source, ways } from './course.ts';
import { countIndexed } from './indexed.ts';
import { walk } from './walk.ts';

/** Every row of the list. */
export const everything: Source = {
  read: (database, course) => {
    const { beyond, order } = ways[course.way];
    const rows = database
      .prepare<object, StoredTransaction>(
        `SELECT ${transactionColumns} FROM transactions t
         WHERE t.position ${beyond} @from ORDER BY t.position ${order} LIMIT @limit`,
      )
      .all(boundsOf(course));
    return { rows, searchedTo: null, visited: rows.length };
  },
  /** Of many rows the index knows the number. */
  count: (database, limit) => {
    const indexed = countIndexed(database);
    if (indexed > limit) return { rows: indexed, by: 'index' };
    const rows = database
      .prepare<object, number>('SELECT count(*) FROM (SELECT 1 FROM transactions LIMIT @limit)')
      .pluck()
      .get({ limit: BigInt(limit) });
    return { rows: rows ?? 0, by: 'rows' };
  },
  list: (database) => database.prepare<[], number>('SELECT position FROM transactions').pluck().all(),
};

/** A list of so many rows is walked to count. */
const shortList = 1_000;

/** Rows that hold signs which no index has, such as `%_`: the list is walked. */
export function sourceByWalk(signs: readonly string[]): Source {
  const holds = signs.map((_, index) => `instr(t.search_text, @word${index}) > 0`).join(' AND ');
  const words = Object.fromEntries(signs.map((sign, index) => [`word${index}`, sign]));
  return {
    read: (database, course) => walk(database, course, holds, words),
    /** Nobody knows without a walk: in a long list the page stands for all. */
    count: (database, limit, page) => {
      const all = everything.count(database, limit, page).rows;
      if (all <= shortList) return { rows: all, by: 'index' };
      return { rows: Math.min(limit, estimate(all, page.rows.length, page.visited)), by: 'estimate' };
    },
    list: (database) =>
      database.prepare<object, number>(`SELECT t.position FROM transactions t WHERE ${holds}`).pluck().all(words),
  };
}
