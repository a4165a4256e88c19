import type { Condition } from '../../ports/criterion.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { sourceByIndex } from './by-index.ts';
import type { Check } from './check.ts';
import type { Source } from './course.ts';

type CodeRange = Pick<Extract<Condition, { readonly kind: 'code' }>, 'from' | 'to'>;

/** What most rows have: those are met by a walk of the list, and have no index. */
const usual = '0000';

/** The second part is, word for word, the condition of the index. */
const byCode = "t.execcode = @sought AND t.execcode <> '0000'";

/** Of more codes than that a walk of the list meets a row as soon. */
const mostCodes = 24;

/**
 * The EXECCODEs of a range that occur: the index holds the rows of each in the order of the list. Null where a walk does as well.
 */
export function codesWithin(database: ReadableDatabase, { from, to }: CodeRange): readonly string[] | null {
  if (from <= usual && usual <= to) return null;
  const codes: string[] = [];
  for (let least = from; codes.length <= mostCodes; ) {
    const code = nextCode(database, least, to);
    if (code === undefined) return codes;
    codes.push(code);
    // The first text that is behind it.
    least = `${code}\u0000`;
  }
  return null;
}

function nextCode(database: ReadableDatabase, least: string, to: string): string | undefined {
  return database
    .prepare<object, string>(
      `SELECT execcode FROM transactions
       WHERE execcode BETWEEN @least AND @to AND execcode <> '0000' ORDER BY execcode LIMIT 1`,
    )
    .pluck()
    .get({ least, to });
}

export function sourceByCode(code: string, also: Check): Source {
  return sourceByIndex(byCode, code, also);
}

/** How many rows have one of some codes; one more than the most where there are more. */
export function countCodes(database: ReadableDatabase, codes: readonly string[], most: number): number {
  return codes.reduce((sum, code) => (sum > most ? sum : sum + countCode(database, code, most + 1 - sum)), 0);
}

function countCode(database: ReadableDatabase, code: string, most: number): number {
  const rows = database
    .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 FROM transactions t WHERE ${byCode} LIMIT @limit)`)
    .pluck()
    .get({ sought: code, limit: BigInt(most) });
  return rows ?? 0;
}
