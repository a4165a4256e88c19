import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type ListRow, usualOrder } from '../../contract/index.ts';
import { clientOf } from '../client/client-of.ts';
import { useTexts } from '../i18n/texts.tsx';
import { useWhenTexts } from '../i18n/when-text.ts';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { pressedKey } from '../ui/pressed-key.ts';
import { orderColumns } from './columns/column-order.ts';
import { templateOf, widthStyle } from './columns/column-widths.ts';
import { createColumns, features } from './columns/create-columns.tsx';
import { isHidden } from './columns/hidden-columns.ts';
import { bringInSight } from './list/bring-in-sight.ts';
import { beginsAtEnd } from './list/place-rows.ts';
import { rowId, type Sight } from './list/run.ts';
import { assignSlots, type Slots } from './list/slots.ts';
import { useActiveRow } from './list/useActiveRow.ts';
import { useKnownOffset } from './list/useKnownOffset.ts';
import { useRowPlaces } from './list/useRowPlaces.ts';
import type { TransactionList } from './list/useTransactionList.ts';
import { timeDirection } from './list-order.ts';
import { pickedFor, usePickedRows } from './picked-rows.ts';
import { targetRow } from './row-keys.ts';
import { TransactionHead } from './TransactionHead.tsx';
import { TransactionLine } from './TransactionLine.tsx';
import classes from './TransactionTable.module.css';

/** The element that scrolls, for the scrollbar beside it. */
export const scrollerId = 'transaction-rows';

/**
 * Room below the last loaded row, in rows: a hand that scrolls is not stopped while the next page is on its way. A search
 * in steps may find no more rows, and makes room for none.
 */
const roomBelow = 40;

/** Whether the keyboard is somewhere else than in the rows: a row that arrives late must not take it from there. */
function isHeldElsewhere(rows: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused !== null && focused !== document.body && rows?.contains(focused) === false;
}

interface TransactionTableProps {
  readonly list: TransactionList;
  readonly onSight: (sight: Sight) => void;
}

/**
 * A grid of rows of one height over as many rows as there are: those around what is in sight are loaded, those in sight
 * are drawn. Arrows or j and k move, Enter opens the panel, x picks, u leads to
 * the customer's page.
 */
export const TransactionTable = memo(function TransactionTable({ list, onSight }: TransactionTableProps) {
  const { t } = useTexts();
  const when = useWhenTexts();
  const { preferences } = useConsole();
  const { hiddenColumns, columnOrder, columnWidths } = preferences;
  const { selected, select, showClient } = useWindow(
    useShallow(({ selected, select, showClient }) => ({ selected, select, showClient })),
  );
  const { rows, total, exact, atBegin, atEnd, unfinished, unsorted, shown, go } = list;
  const rowHeight = preferences.density === 'compact' ? 28 : 36;
  const scroller = useRef<HTMLDivElement>(null);
  const turn = shown?.turn ?? 0;
  const ids = useMemo(() => rows.map(rowId), [rows]);
  const placed = useRowPlaces({ ids, atBegin, atEnd, total: exact ? total : null, turn }, scroller, rowHeight);
  const { origin } = placed;
  const order = unsorted ? usualOrder : (shown?.order ?? preferences.listOrder);
  const direction = timeDirection(order, unsorted);
  const beganAtEnd = beginsAtEnd(shown?.place, direction, { rows, atEnd });
  const { activeId, setActiveId } = useActiveRow(turn, ids.at(beganAtEnd ? -1 : 0));
  const active = Math.max(0, ids.indexOf(activeId ?? ''));
  const followed = useRef({ turn, wanted: shown?.focus ?? false });
  const beginTop = (origin + (beganAtEnd ? rows.length : 0)) * rowHeight;

  const shownColumns = useMemo(
    () => orderColumns(columnOrder).filter((column) => !isHidden(hiddenColumns, column)),
    [columnOrder, hiddenColumns],
  );
  const template = templateOf(shownColumns);
  const columns = useMemo(() => createColumns(t, when, shownColumns), [t, when, shownColumns]);
  const table = useTable({ features, columns, data: rows as ListRow[], getRowId: rowId });
  const tableRows = table.getRowModel().rows;
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 6,
    paddingStart: origin * rowHeight,
    paddingEnd: atEnd || unfinished ? 0 : roomBelow * rowHeight,
    initialOffset: beginTop,
  });
  useKnownOffset(virtual, placed, beginTop, rowHeight);
  const visible = virtual.getVirtualItems();
  const slots = useRef<Slots>(new Map());
  const shownIds = visible.flatMap(({ index }) => ids[index] ?? []);
  slots.current = assignSlots(slots.current, shownIds, activeId);
  const first = Math.max(0, virtual.range?.startIndex ?? 0);
  const last = virtual.range?.endIndex ?? 0;

  const bring = (index: number) => {
    const { current: view } = scroller;
    if (!view) return;
    const { scrollTop, clientHeight: height } = view;
    view.scrollTop = bringInSight(origin + index, { scrollTop, height, rowHeight });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of height or place makes every measure stale
  useEffect(() => virtual.measure(), [rowHeight, origin]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each turn
  useLayoutEffect(() => {
    if (followed.current.turn === turn) return;
    followed.current = { turn, wanted: shown?.focus ?? false };
    // The rows stand in elements of another list: the keyboard was on a row of that one.
    const { activeElement: focused } = document;
    if (focused instanceof HTMLElement && scroller.current?.contains(focused)) focused.blur();
  }, [turn]);
  useEffect(() => onSight({ first, last, at: origin + first }), [first, last, origin, onSight]);
  // After each drawing, until the active row is among what is drawn: a busy machine draws it later than the next frame.
  useLayoutEffect(() => {
    if (!followed.current.wanted) return;
    if (isHeldElsewhere(scroller.current)) {
      followed.current.wanted = false;
      return;
    }
    bring(active);
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!row) return;
    followed.current.wanted = false;
    row.focus({ preventScroll: true });
  });

  const open = useCallback(
    (id: string) => {
      const row = rows.find((candidate) => rowId(candidate) === id);
      if (!row) return;
      setActiveId(id);
      select({ accountId: row.accountId, transactionId: row.transactionId });
    },
    [rows, select, setActiveId],
  );
  const text = shown?.text ?? '';
  const { toggle, ...picked } = usePickedRows();
  const pickedIds = new Set(pickedFor(picked, text).map(rowId));
  const pick = useCallback(
    (id: string) => {
      const row = rows.find((candidate) => rowId(candidate) === id);
      if (row) toggle(text, row);
    },
    [rows, text, toggle],
  );
  const onKeyDown = (event: React.KeyboardEvent) => {
    const key = pressedKey(event.nativeEvent);
    if (event.ctrlKey || event.metaKey || event.altKey || key === null) return;
    if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      const id = ids[active];
      if (id !== undefined) open(id);
      return;
    }
    if (key === 'x') {
      event.preventDefault();
      const id = ids[active];
      if (id !== undefined) pick(id);
      return;
    }
    if (key === 'u') {
      event.preventDefault();
      const row = rows[active];
      const client = row ? clientOf(row) : null;
      if (client) showClient(client);
      return;
    }
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight);
    const target = targetRow(key, active, rows.length, pageRows);
    if (target === undefined) return;
    event.preventDefault();
    if (key === 'Home' && !atBegin) return go({ kind: 'begin' }, true);
    if (key === 'End' && !atEnd) return go({ kind: 'end' }, true);
    if (ids[target] === activeId) return bring(target);
    followed.current.wanted = true;
    setActiveId(ids[target]);
    // A panel that is open goes along.
    const next = rows[target];
    if (selected && next) select({ accountId: next.accountId, transactionId: next.transactionId });
  };
  // Neither end of the list can be scrolled past, nor can a hand lose the rows that are loaded.
  const onScroll = ({ currentTarget }: React.UIEvent<HTMLElement>) => {
    const top = (origin - (atBegin ? 0 : roomBelow)) * rowHeight;
    if (currentTarget.scrollTop < top) currentTarget.scrollTop = top;
  };
  // A list that is not counted from one of its ends numbers what is loaded.
  const number = (index: number) => index + 2 + (placed.counted ? origin : 0);
  const reachable = active >= first && active <= last ? active : first;

  return (
    <div
      role="grid"
      aria-label={t('lookup.table')}
      aria-rowcount={exact && placed.counted ? total + 1 : -1}
      aria-busy={list.waiting}
      aria-multiselectable
      data-hidden={hiddenColumns.join(' ')}
      data-grouping={shown?.grouping}
      className={classes.grid}
      style={widthStyle(columnWidths)}
    >
      <TransactionHead columns={shownColumns} template={template} order={order} />
      <div
        role="rowgroup"
        id={scrollerId}
        ref={scroller}
        className={classes.body}
        data-by-time={direction !== null}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div
          role="presentation"
          className={classes.rows}
          style={{ height: virtual.getTotalSize(), '--row-height': `${rowHeight}px` } as React.CSSProperties}
        >
          {visible.map(({ index, start }) => {
            const row = tableRows[index];
            if (!row) return null;
            const { accountId, transactionId } = row.original;
            return (
              <TransactionLine
                key={slots.current.get(row.id)}
                row={row}
                cells={row.getAllCells()}
                index={index}
                number={number(index)}
                top={start}
                height={rowHeight}
                template={template}
                opened={transactionId === selected?.transactionId && accountId === selected.accountId}
                reachable={index === reachable}
                onFocus={setActiveId}
                onOpen={open}
                picked={pickedIds.has(row.id)}
                onPick={pick}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
});
