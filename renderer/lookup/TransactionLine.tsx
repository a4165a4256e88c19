import { type Cell, FlexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import type { ListRow } from '../../contract/index.ts';
import { useTexts } from '../i18n/texts.tsx';
import type { features } from './columns/create-columns.tsx';
import classes from './TransactionTable.module.css';

interface TransactionLineProps {
  readonly row: Row<typeof features, ListRow>;
  /** Its cells of the columns that are shown: the row itself stays the same when those change. */
  readonly cells: readonly Cell<typeof features, ListRow>[];
  readonly index: number;
  /** Its place among all rows, for whoever listens. */
  readonly number: number;
  /** Pixels from the top of the scrolled area. */
  readonly top: number;
  readonly height: number;
  /** How wide its columns are, for the grid. */
  readonly template: string;
  /** Whether the panel beside the list shows it. */
  readonly opened: boolean;
  readonly picked: boolean;
  /** Whether Tab leads to it. */
  readonly reachable: boolean;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onPick: (id: string) => void;
}

/** One row of the grid; drawn anew only when something of its own changes, however far the list is scrolled. */
export const TransactionLine = memo(function TransactionLine(props: TransactionLineProps) {
  const { row, cells, index, number, top, height, template, opened, picked, reachable, onFocus, onOpen, onPick } =
    props;
  return (
    <div
      role="row"
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      aria-rowindex={number}
      aria-selected={picked}
      aria-current={opened || undefined}
      className={classes.row}
      style={{
        height,
        gridTemplateColumns: template,
        transform: `translateY(${top}px)`,
        position: 'absolute',
        inset: '0 0 auto',
      }}
      onFocus={() => onFocus(row.id)}
      onClick={() => onOpen(row.id)}
    >
      <PickCell picked={picked} transactionId={row.original.transactionId} onPick={() => onPick(row.id)} />
      {cells.map((cell) => (
        <div role="gridcell" key={cell.column.id} data-column={cell.column.id} className={classes.cell}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
});

interface PickCellProps {
  readonly picked: boolean;
  readonly transactionId: string;
  readonly onPick: () => void;
}

/** The box of a row. The keyboard stays on the row, whose keys would be typed into a box that took it. */
function PickCell({ picked, transactionId, onPick }: PickCellProps) {
  const { t } = useTexts();
  const stayOnRow = (event: React.MouseEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.closest<HTMLElement>('[role="row"]')?.focus({ preventScroll: true });
  };
  return (
    <div role="gridcell" className={classes.pick} onMouseDown={stayOnRow} onClick={(event) => event.stopPropagation()}>
      <label className={classes.pickArea}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={picked}
          onChange={onPick}
          aria-label={t('lookup.picked.pick', { id: transactionId })}
        />
      </label>
    </div>
  );
}
