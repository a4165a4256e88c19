import { useQuery } from '@tanstack/react-query';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { usualOrder } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import classes from './LookupPage.module.css';
import type { Sight } from './list/run.ts';
import type { TransactionList } from './list/useTransactionList.ts';
import { standsAt, timeDirection } from './list-order.ts';
import { scrollerId, TransactionTable } from './TransactionTable.tsx';
import { TimeScrollbar } from './time/TimeScrollbar.tsx';

/** The grid of rows with the scrollbar that leads through their years. */
export const TransactionRows = memo(function TransactionRows({ list }: { readonly list: TransactionList }) {
  const { rows, atBegin, atEnd, unfinished, unsorted, shown, go, look } = list;
  const turn = shown?.turn ?? 0;
  const [seen, setSeen] = useState<{ readonly turn: number; readonly sight: Sight } | null>(null);
  const onSight = useCallback((sight: Sight) => setSeen({ turn, sight }), [turn]);
  // What was in sight of another list says nothing about this one.
  const sight = seen?.turn === turn ? seen.sight : null;
  useEffect(() => {
    if (sight) look(sight);
  });
  const { span, askAgain } = useSpan(rows);
  const place = useRef<HTMLDivElement>(null);
  const onWheel = useCallback((event: React.WheelEvent) => {
    place.current?.querySelector(`#${scrollerId}`)?.scrollBy({ top: event.deltaY });
  }, []);
  const [first, last] = sight ? [sight.first, Math.min(sight.last, rows.length - 1)] : [0, 0];
  const [above, below] = [rows[Math.min(first, rows.length - 1)], rows[last]];
  const room = seen ? seen.sight.last - seen.sight.first : 0;
  const whole = atBegin && (atEnd || unfinished);
  const direction = timeDirection(shown?.order ?? usualOrder, unsorted);
  const overflows = seen !== null && !(whole && room >= rows.length - 1);
  return (
    <div ref={place} className={classes.rows}>
      <TransactionTable list={list} onSight={onSight} />
      {span && overflows && direction && above && below && (
        <TimeScrollbar
          controls={scrollerId}
          span={span}
          direction={direction}
          sight={{ above: standsAt(above), below: standsAt(below) }}
          onGo={go}
          onReach={askAgain}
          onWheel={onWheel}
        />
      )}
    </div>
  );
});

/**
 * From the oldest to the newest row of the ledger. Changes do not ask for it anew: what is new shows at the top of the
 * list; a hand that reaches for the scrollbar does.
 */
function useSpan(rows: TransactionList['rows']) {
  const { environment } = useConsole();
  const { data, refetch } = useQuery({
    queryKey: [environment, 'span'],
    queryFn: () => bridge.transactions.span({}),
    staleTime: 0,
    meta: { isStale: () => false },
  });
  const told = data?.ok ? data.value : null;
  const ends = [rows[0], rows.at(-1)].flatMap((row) => (row ? [standsAt(row)] : []));
  const span =
    told && ends.length > 0 ? { newest: Math.max(...ends, told.newest), oldest: Math.min(...ends, told.oldest) } : null;
  return { span, askAgain: useCallback(() => void refetch(), [refetch]) };
}
