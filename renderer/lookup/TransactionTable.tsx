import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { createColumns, features } from './columns.tsx';
import { targetRow } from './row-keys.ts';
import classes from './TransactionTable.module.css';

interface TransactionTableProps {
  readonly rows: readonly TransactionRow[];
  readonly total: number;
  readonly onEnd: () => void;
}

/** A grid of rows of one height: arrows or j and k move, Enter opens the panel; only what is in sight is drawn. */
export function TransactionTable({ rows, total, onEnd }: TransactionTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { preferences } = useConsole();
  const { selected, select } = useWindow();
  const rowHeight = preferences.density === 'compact' ? 28 : 36;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const followFocus = useRef(false);

  const columns = useMemo(() => createColumns(t, formats), [t, formats]);
  const data = rows as TransactionRow[];
  const table = useTable({ features, columns, data, getRowId: (row) => `${row.accountId}/${row.transactionId}` });
  const tableRows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const visible = virtual.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of height makes every measure stale
  useEffect(() => virtual.measure(), [rowHeight]);
  useEffect(() => {
    if (rows.length > 0 && lastVisible >= rows.length - 30) onEnd();
  }, [lastVisible, rows.length, onEnd]);
  useEffect(() => {
    if (!followFocus.current) return;
    virtual.scrollToIndex(active);
    const frame = requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${active + 2}"]`)?.focus({ preventScroll: true });
    });
    followFocus.current = false;
    return () => cancelAnimationFrame(frame);
  }, [active, virtual]);

  const open = (index: number) => {
    const row = rows[index];
    setActive(index);
    if (row) select({ accountId: row.accountId, transactionId: row.transactionId });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(active);
      return;
    }
    const target = targetRow(
      event.key,
      active,
      rows.length,
      Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight),
    );
    if (target === undefined) return;
    event.preventDefault();
    followFocus.current = true;
    setActive(target);
  };

  return (
    <div role="grid" aria-label={t('lookup.table')} aria-rowcount={total + 1} className={classes.grid}>
      <div role="rowgroup" className={classes.head}>
        {table.getHeaderGroups().map((group) => (
          <div role="row" aria-rowindex={1} key={group.id} className={classes.row} style={{ height: 32 }}>
            {group.headers.map((header) => (
              <div role="columnheader" key={header.id} data-column={header.id} className={classes.cell}>
                <table.FlexRender header={header} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div role="rowgroup" ref={scroller} className={classes.body} onKeyDown={onKeyDown}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {visible.map(({ index, start }) => {
            const row = tableRows[index];
            if (!row) return null;
            const isSelected =
              row.original.transactionId === selected?.transactionId && row.original.accountId === selected.accountId;
            return (
              <div
                role="row"
                key={row.id}
                tabIndex={index === active ? 0 : -1}
                aria-rowindex={index + 2}
                aria-selected={isSelected}
                className={classes.row}
                style={{
                  height: rowHeight,
                  transform: `translateY(${start}px)`,
                  position: 'absolute',
                  inset: '0 0 auto',
                }}
                onFocus={() => setActive(index)}
                onClick={() => open(index)}
              >
                {row.getAllCells().map((cell) => (
                  <div role="gridcell" key={cell.id} data-column={cell.column.id} className={classes.cell}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
