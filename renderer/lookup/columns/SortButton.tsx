import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListColumn, ListOrder } from '../../../contract/index.ts';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import { orderBy } from '../list-order.ts';
import classes from '../TransactionTable.module.css';
import { columnNames } from './hidden-columns.ts';

interface SortButtonProps {
  readonly column: ListColumn;
  /** How the list goes by this column; null where it goes by another one. */
  readonly direction: ListOrder['direction'] | null;
}

/** The head of a column: sorts the list by it, or the other way round. The choice is kept. */
export function SortButton({ column, direction }: SortButtonProps) {
  const { t } = useTranslation();
  const { listOrder } = useConsole().preferences;
  const name = t(`column.${columnNames[column]}`);
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className={classes.sort}
      title={t('lookup.sortBy', { column: name })}
      onClick={() => void bridge.preferences.change({ listOrder: orderBy(column, listOrder) })}
    >
      <span className={classes.columnName}>{name}</span>
      {direction !== null && <Arrow size={12} strokeWidth={2.5} aria-hidden />}
    </button>
  );
}
