import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { boundsOf, estimate, limitsOf, type Source, ways } from './course.ts';
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
  count: (database, counting) => {
    const indexed = countIndexed(database);
    if (indexed > counting.most) return { kind: 'many', rows: indexed, by: 'index' };
    const positions = database
      .prepare<object, number>('SELECT position FROM transactions LIMIT @beyondFew')
      .pluck()
      .all(limitsOf(counting));
    if (positions.length <= counting.few) return { kind: 'few', positions };
    const rows = database
      .prepare<object, number>('SELECT count(*) FROM (SELECT 1 FROM transactions LIMIT @limit)')
      .pluck()
      .get(limitsOf(counting));
    return { kind: 'many', rows: rows ?? 0, by: 'rows' };
  },
};

/** Rows that hold signs which no index has, such as `%_`: the list is walked. */
export function sourceByWalk(signs: readonly string[]): Source {
  const holds = signs.map((_, index) => `instr(t.search_text, @word${index}) > 0`).join(' AND ');
  const words = Object.fromEntries(signs.map((sign, index) => [`word${index}`, sign]));
  return {
    read: (database, course) => walk(database, course, holds, words),
    /** Nobody knows without a walk: in a long list the page stands for all. */
    count: (database, counting, page) => {
      const all = everything.count(database, counting, page);
      if (all.kind === 'many') {
        return {
          kind: 'many',
          rows: Math.min(counting.most + 1, estimate(all.rows, page.rows.length, page.visited)),
          by: 'estimate',
        };
      }
      const positions = database
        .prepare<object, number>(`SELECT t.position FROM transactions t WHERE ${holds} LIMIT @beyondFew`)
        .pluck()
        .all({ ...words, ...limitsOf(counting) });
      return { kind: 'few', positions };
    },
  };
}
