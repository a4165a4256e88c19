import { accept, type ChannelOutput, type Refusal, type Result, type TransactionRow } from '../../contract/index.ts';
import type { AskLast } from '../state/last-asked.ts';

/** How many rows are asked for at a time, and the most that the channel gives at once. */
export const pageSize = 100;
export const largestPage = 200;

/** The rows that were loaded so far, newest first, and how many there are. */
export interface LoadedRows {
  readonly rows: readonly TransactionRow[];
  readonly total: number;
  readonly loading: boolean;
  readonly refusal: Refusal | null;
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export const noRows: LoadedRows = { rows: [], total: 0, loading: true, refusal: null, next: null };

/** Pages of one search. */
export interface TransactionPages {
  /** Loads what is shown anew, as many rows as before: whoever scrolled down keeps their place. */
  reload(): void;
  /** Loads the next page, unless it is on its way. */
  loadMore(): void;
}

type Page = ChannelOutput<'transactions.search'>;
type Search = (after: string | null, limit: number) => Promise<Result<Page>>;

export function createPages(search: Search, askLast: AskLast, show: (loaded: LoadedRows) => void): TransactionPages {
  let loaded = noRows;
  let wanted = pageSize;
  let reloading = false;
  const change = (now: LoadedRows) => {
    loaded = now;
    show(now);
  };
  const take = (before: readonly TransactionRow[]) => (result: Result<Page>) => {
    reloading = false;
    if (!result.ok) return change({ ...noRows, loading: false, refusal: result.refusal });
    const { rows, next, total } = result.value;
    change({ rows: [...before, ...rows], next, total, loading: false, refusal: null });
  };
  const reload = () => {
    reloading = true;
    askLast(() => readFirst(search, wanted), take([]));
  };
  return {
    reload,
    loadMore: () => {
      const { rows, next, loading } = loaded;
      if (next === null || loading) return;
      wanted = rows.length + pageSize;
      change({ ...loaded, loading: true });
      // A page behind rows that are known to be out of date would keep them on screen.
      if (reloading) reload();
      else askLast(() => search(next, pageSize), take(rows));
    },
  };
}

/** The first `wanted` rows, in as many pages as it takes. */
async function readFirst(search: Search, wanted: number): Promise<Result<Page>> {
  const rows: TransactionRow[] = [];
  let after: string | null = null;
  for (;;) {
    const result: Result<Page> = await search(after, Math.min(largestPage, wanted - rows.length));
    if (!result.ok) return result;
    rows.push(...result.value.rows);
    after = result.value.next;
    if (after === null || rows.length >= wanted) return accept({ ...result.value, rows });
  }
}
