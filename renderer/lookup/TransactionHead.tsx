import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListColumn, ListOrder } from '../../contract/index.ts';
import { ColumnEdge } from './columns/ColumnEdge.tsx';
import { columnNames } from './columns/hidden-columns.ts';
import { SortButton } from './columns/SortButton.tsx';
import classes from './TransactionTable.module.css';

interface TransactionHeadProps {
  /** Those that are shown, in their order. */
  readonly columns: readonly ListColumn[];
  /** How wide they are, for the grid. */
  readonly template: string;
  /** What the list goes by. */
  readonly order: ListOrder;
}

/** The heads of the columns: each sorts, and its edge makes it wider. */
export const TransactionHead = memo(function TransactionHead({ columns, template, order }: TransactionHeadProps) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row} style={{ height: 32, gridTemplateColumns: template }}>
        <div role="columnheader" className={classes.pick}>
          <VisuallyHidden>{t('lookup.picked.column')}</VisuallyHidden>
        </div>
        {columns.map((column) => {
          const direction = column === order.by ? order.direction : null;
          return (
            <div
              role="columnheader"
              key={column}
              data-column={column}
              // Its edge has a name of its own, which is no part of the column's.
              aria-label={t(`column.${columnNames[column]}`)}
              aria-sort={direction ?? 'none'}
              className={classes.cell}
            >
              <SortButton column={column} direction={direction} />
              <ColumnEdge column={column} />
            </div>
          );
        })}
      </div>
    </div>
  );
});
