import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { type Check, noCheck } from './check.ts';
import { boundsOf, limitsOf, placesOf, type Source, ways } from './course.ts';
import { countIndexed } from './indexed.ts';
import { estimatePart } from './stretch.ts';
import { verifyPositions } from './verify-positions.ts';
import { walk } from './walk.ts';

/** Every row of the list. */
export const everything: Source = {
  read: (database, course) => {
    const { beyond, upTo, order } = ways[course.way];
    const rows = database
      .prepare<object, StoredTransaction>(
        `SELECT ${transactionColumns} FROM transactions t
         WHERE t.position ${beyond} @from AND t.position ${upTo} @end ORDER BY t.position ${order} LIMIT @limit`,
      )
      .all(boundsOf(course));
    return { rows, searchedTo: null, visited: rows.length };
  },
  /** Of many rows of a whole list the index knows the number. */
  count: (database, counting) => {
    const indexed = counting.within ? 0 : countIndexed(database);
    if (indexed > counting.most) return { kind: 'many', rows: indexed, by: 'index' };
    const among = 'FROM transactions WHERE position >= @first AND position < @behind';
    const named = { ...limitsOf(counting), ...placesOf(counting) };
    const positions = database.prepare<object, number>(`SELECT position ${among} LIMIT @beyondFew`).pluck().all(named);
    if (positions.length <= counting.few) return { kind: 'few', positions };
    const rows = database
      .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 ${among} LIMIT @limit)`)
      .pluck()
      .get(named);
    return { kind: 'many', rows: rows ?? 0, by: 'rows' };
  },
};

/** Rows that hold signs which no index has, such as `%_`: the list is walked. */
export function sourceByWalk(signs: readonly string[], also: Check = noCheck): Source {
  const holds = signs.map((_, index) => `instr(t.search_text, @word${index}) > 0`);
  const words = Object.fromEntries(signs.map((sign, index) => [`word${index}`, sign]));
  return sourceByChecks({
    sql: [...holds, also.sql].filter(Boolean).join(' AND '),
    parameters: { ...words, ...also.parameters },
    dear: also.dear,
  });
}

/** Rows of which no index knows that they are sought: the list is walked, and each row is looked at. */
export function sourceByChecks(check: Check): Source {
  return {
    read: (database, course) => walk(database, course, check),
    /** Nobody knows without a walk: in a long list the page stands for all. */
    count: (database, counting, page) => {
      const all = everything.count(database, counting, page);
      if (all.kind === 'many') return estimatePart(database, all, counting, page);
      return { kind: 'few', positions: verifyPositions(database, all.positions, check) };
    },
  };
}
