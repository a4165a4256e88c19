import type { ReadableDatabase } from '../database/open.ts';
import type { Check } from './check.ts';

/** Which of a few rows pass a check, by their positions. */
export function verifyPositions(
  database: ReadableDatabase,
  positions: readonly number[],
  { sql, parameters }: Pick<Check, 'sql' | 'parameters'>,
): number[] {
  return database
    .prepare<object, number>(
      `SELECT t.position FROM json_each(@positions) f CROSS JOIN transactions t ON t.position = f.value WHERE ${sql}`,
    )
    .pluck()
    .all({ ...parameters, positions: JSON.stringify(positions) });
}
