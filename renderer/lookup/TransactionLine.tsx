import { FlexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import type { TransactionRow } from '../../contract/index.ts';
import type { features } from './columns.tsx';
import classes from './TransactionTable.module.css';

interface TransactionLineProps {
  readonly row: Row<typeof features, TransactionRow>;
  readonly index: number;
  /** Its place among all rows, for whoever listens. */
  readonly number: number;
  /** Pixels from the top of the scrolled area. */
  readonly top: number;
  readonly height: number;
  readonly selected: boolean;
  /** Whether Tab leads to it. */
  readonly reachable: boolean;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** One row of the grid; drawn anew only when something of its own changes, however far the list is scrolled. */
export const TransactionLine = memo(function TransactionLine(props: TransactionLineProps) {
  const { row, index, number, top, height, selected, reachable, onFocus, onOpen } = props;
  return (
    <div
      role="row"
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      aria-rowindex={number}
      aria-selected={selected}
      className={classes.row}
      style={{ height, transform: `translateY(${top}px)`, position: 'absolute', inset: '0 0 auto' }}
      onFocus={() => onFocus(row.id)}
      onClick={() => onOpen(row.id)}
    >
      {row.getAllCells().map((cell) => (
        <div role="gridcell" key={cell.id} data-column={cell.column.id} className={classes.cell}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
});
