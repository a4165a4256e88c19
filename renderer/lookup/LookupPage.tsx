import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { useWindow } from '../state/window.ts';
import { TransactionPanel } from '../transaction/TransactionPanel.tsx';
import classes from './LookupPage.module.css';
import { NothingFound } from './NothingFound.tsx';
import { TransactionTable } from './TransactionTable.tsx';
import { useTransactionPages } from './useTransactionPages.ts';

/** More matches than this are not counted one by one. */
const largestCount = 10_000;

/** The list, newest first, and beside it the transaction that is open. */
export function LookupPage() {
  const { t } = useTranslation();
  const { searchText, selected } = useWindow();
  const { rows, total, loading, refusal, loadMore } = useTransactionPages(searchText);
  const count =
    total > largestCount ? t('lookup.manyRows', { count: largestCount }) : t('lookup.rows', { count: total });
  return (
    <div className={classes.page}>
      <section className={classes.list} aria-label={t('place.lookup')}>
        <header className={classes.bar}>
          <h1 className={classes.title}>
            {searchText === '' ? t('lookup.all') : t('lookup.found', { text: searchText })}
          </h1>
          <span className={classes.count} aria-live="polite">
            {loading ? '' : count}
          </span>
        </header>
        {refusal && <RefusalNote refusal={refusal} />}
        {!loading && !refusal && rows.length === 0 ? (
          <NothingFound />
        ) : (
          <div className={classes.table}>
            <TransactionTable key={searchText} rows={rows} total={total} onEnd={loadMore} />
          </div>
        )}
      </section>
      {selected && <TransactionPanel key={`${selected.accountId}/${selected.transactionId}`} selected={selected} />}
    </div>
  );
}
