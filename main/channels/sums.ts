import { mostAdded } from '../../contract/index.ts';
import { addUp, type Net } from '../domain/net.ts';
import type { SearchAnswer, SearchQuestion, Views } from '../ports/views.ts';

/** The most that one page holds. */
const pageSize = 200;

/**
 * What the rows of a list moved, by currency; null where there are too many, and undefined once `isWanted` says that nobody
 * waits any more.
 */
export async function sumList(
  sought: Omit<SearchQuestion, 'after' | 'limit'>,
  readPage: (question: SearchQuestion) => Promise<SearchAnswer>,
  isWanted: () => boolean,
): Promise<readonly Net[] | null | undefined> {
  let sums: readonly Net[] = [];
  let rows = 0;
  for (let after: string | null = null; ; ) {
    if (!isWanted()) return undefined;
    const page: SearchAnswer = await readPage({ ...sought, after, limit: pageSize });
    rows += page.rows.length;
    if (rows > mostAdded || (page.exact && page.total > mostAdded)) return null;
    sums = addUp(page.rows, sums);
    if (page.next === null) return sums;
    after = page.next;
  }
}

/** A row as it is asked for: known by its account and its TRANSACTIONID together. */
interface PickedRow {
  readonly accountId: string;
  readonly transactionId: string;
}

/**
 * What single rows moved as they stand now, each counted once; `rows` are those that the ledger still holds. Undefined once
 * `isWanted` says that nobody waits any more.
 */
export async function sumPicked(
  picked: readonly PickedRow[],
  findRow: Views['findRow'],
  isWanted: () => boolean,
): Promise<{ readonly rows: number; readonly sums: readonly Net[] } | undefined> {
  const once = new Map(picked.map((row) => [JSON.stringify([row.accountId, row.transactionId]), row]));
  let sums: readonly Net[] = [];
  let rows = 0;
  for (const { accountId, transactionId } of once.values()) {
    if (!isWanted()) return undefined;
    const row = await findRow(accountId, transactionId);
    if (!row) continue;
    rows += 1;
    sums = addUp([row], sums);
  }
  return { rows, sums };
}
