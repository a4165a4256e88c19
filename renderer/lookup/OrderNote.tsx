import { useTranslation } from 'react-i18next';
import { type ListOrder, mostSorted } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { columnNames } from './columns/hidden-columns.ts';
import classes from './LookupPage.module.css';

/** Why a list does not stand in the order that was asked for, and what helps. */
export function OrderNote({ unsorted, order }: { readonly unsorted: boolean; readonly order: ListOrder }) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const column = t(`column.${columnNames[order.by]}`).toLocaleLowerCase(language);
  return (
    <p className={classes.orderNote} role="status">
      {unsorted && t('lookup.tooManyToSort', { column, most: mostSorted })}
    </p>
  );
}
