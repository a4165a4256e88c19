import { UserRound } from 'lucide-react';
import type { TransactionRow } from '../../contract/index.ts';
import { useTexts } from '../i18n/texts.tsx';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './ClientCell.module.css';
import { clientOf } from './client-of.ts';

/** Whom a line of the list is of, with a way to their page for a hand; a key of the row leads there as well. */
export function ClientCell({ row }: { readonly row: TransactionRow }) {
  const { t } = useTexts();
  const showClient = useWindow(({ showClient }) => showClient);
  const key = clientOf(row);
  const shown = row.clientEmail || row.client;
  if (!key) return null;
  return (
    <span className={classes.cell}>
      <span className={classes.text} title={shown}>
        <ForeignText text={shown} />
      </span>
      <button
        type="button"
        tabIndex={-1}
        className={classes.open}
        title={t('client.open')}
        aria-label={t('client.open')}
        onClick={(event) => {
          event.stopPropagation();
          showClient(key);
        }}
      >
        <UserRound size={14} aria-hidden />
      </button>
    </span>
  );
}
