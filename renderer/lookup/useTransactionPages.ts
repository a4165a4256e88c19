import { useEffect, useMemo, useState } from 'react';
import { bridge } from '../bridge.ts';
import { createLastAsked } from '../state/last-asked.ts';
import { createPages, type LoadedRows, noRows } from './transaction-pages.ts';

/** Pages through the transactions that match a text; what changed in the ledger is loaded again by itself. */
export function useTransactionPages(text: string): LoadedRows & { readonly loadMore: () => void } {
  const [loaded, setLoaded] = useState(noRows);
  const [askLast] = useState(createLastAsked);
  const pages = useMemo(
    () => createPages((after, limit) => bridge.transactions.search({ text, after, limit }), askLast, setLoaded),
    [text, askLast],
  );
  useEffect(() => {
    pages.reload();
    return bridge.listen(({ kind }) => {
      if (kind === 'operationChanged' || kind === 'transactionsChanged') pages.reload();
    });
  }, [pages]);
  return { ...loaded, loadMore: pages.loadMore };
}
