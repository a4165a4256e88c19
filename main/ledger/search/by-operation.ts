import type { ReadableDatabase } from '../database/open.ts';
import { type StoredTransaction, transactionColumns } from '../queries/rows.ts';
import { type Check, noCheck } from './check.ts';
import type { Source } from './course.ts';
import { positionsOfOperation } from './operation-rows.ts';
import { verifyPositions } from './verify-positions.ts';

/** The rows that an operation of this desk made, by its id or an attempt's: one, or none, or a few that claim to be. */
export function sourceByOperation(id: string, also: Check = noCheck): Source {
  const find = (database: ReadableDatabase) => {
    const positions = database.prepare<object, number>(positionsOfOperation('@sought')).pluck().all({ sought: id });
    return also.sql === '' ? positions : verifyPositions(database, positions, also);
  };
  return {
    read: (database, { way, from, end, limit }) => {
      const [least, most] = way === 'older' ? [end, from - 1n] : [from + 1n, end];
      const positions = [...new Set(find(database))]
        .filter((position) => least <= BigInt(position) && BigInt(position) <= most)
        .toSorted((one, other) => (way === 'older' ? other - one : one - other))
        .slice(0, limit);
      const rows = database
        .prepare<object, StoredTransaction>(
          `SELECT ${transactionColumns} FROM json_each(@positions) f CROSS JOIN transactions t ON t.position = f.value`,
        )
        .all({ positions: JSON.stringify(positions) });
      return { rows, searchedTo: null, visited: rows.length };
    },
    count: (database) => ({ kind: 'few', positions: find(database) }),
  };
}
