import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListOrder } from '../../../contract/index.ts';
import { useFormats } from '../../i18n/format.ts';
import { columnNames } from '../columns/hidden-columns.ts';
import { timeDirection } from '../list-order.ts';
import classes from './ListFoot.module.css';

interface ListFootProps {
  readonly searchedBackTo: number;
  readonly searching: boolean;
  /** In which the list stands, or will. */
  readonly order: ListOrder;
  /** Gives up a list that is to be sorted. */
  readonly onStop: () => void;
}

/** How far a search has come that does not answer all at once; one that is for a sorted list can be given up for the usual list. */
export function ListFoot({ searchedBackTo, searching, order, onStop }: ListFootProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const direction = timeDirection(order, false);
  const day = formats.date(searchedBackTo);
  const column = t(`column.${columnNames[order.by]}`).toLocaleLowerCase(formats.language);
  return (
    <div className={classes.foot}>
      <p className={classes.told} role="status">
        {searching && <Loader size={12} aria-hidden />}
        {direction === null
          ? t('lookup.sortedBackTo', { column, day })
          : t(direction === 'ascending' ? 'lookup.searchedUpTo' : 'lookup.searchedBackTo', { day })}
      </p>
      {direction === null && (
        <Button size="compact-sm" variant="default" onClick={onStop}>
          {t('lookup.stopSorting')}
        </Button>
      )}
    </div>
  );
}
