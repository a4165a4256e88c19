import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal, TransactionRow } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { createLastAsked } from '../state/last-asked.ts';

const pageSize = 100;
const largestPage = 200;

/** The rows that were loaded so far, newest first, and how many there are. */
export interface TransactionPages {
  readonly rows: readonly TransactionRow[];
  readonly total: number;
  readonly loading: boolean;
  readonly refusal: Refusal | null;
  loadMore(): void;
}

type Loaded = Omit<TransactionPages, 'loadMore'> & { readonly next: string | null };

const nothing: Loaded = { rows: [], total: 0, loading: true, refusal: null, next: null };

/** Pages through the transactions that match a text; what changed in the ledger is loaded again by itself. */
export function useTransactionPages(text: string): TransactionPages {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [askLast] = useState(createLastAsked);
  const latest = useRef(loaded);
  latest.current = loaded;

  const load = useCallback(
    (after: string | null, limit: number) =>
      askLast(
        () => bridge.transactions.search({ text, after, limit }),
        (result) => {
          if (!result.ok) {
            setLoaded({ ...nothing, loading: false, refusal: result.refusal });
            return;
          }
          const { rows, next, total } = result.value;
          const before = after === null ? [] : latest.current.rows;
          setLoaded({ rows: [...before, ...rows], next, total, loading: false, refusal: null });
        },
      ),
    [askLast, text],
  );

  useEffect(() => load(null, pageSize), [load]);
  useEffect(
    () =>
      bridge.listen(({ kind }) => {
        if (kind !== 'operationChanged' && kind !== 'transactionsChanged') return;
        load(null, Math.min(largestPage, Math.max(pageSize, latest.current.rows.length)));
      }),
    [load],
  );
  const loadMore = useCallback(() => {
    const { next, loading } = latest.current;
    if (next === null || loading) return;
    setLoaded((now) => ({ ...now, loading: true }));
    load(next, pageSize);
  }, [load]);
  return { ...loaded, loadMore };
}
