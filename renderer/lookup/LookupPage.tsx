import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { usualOrder } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { WaitingPages } from '../page/WaitingPages.tsx';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { TransactionPanel } from '../transaction/TransactionPanel.tsx';
import { loadParts } from '../ui/later.tsx';
import { useDeaf } from '../ui/useDeaf.ts';
import { useLasting } from '../ui/useLasting.ts';
import { ColumnMenu } from './columns/ColumnMenu.tsx';
import { GroupingButton } from './GroupingButton.tsx';
import { useKeysHeldFor } from './held-keys.ts';
import { ListCount, writeCount } from './ListCount.tsx';
import { ListFileButton } from './ListFileButton.tsx';
import { ListSums } from './ListSums.tsx';
import classes from './LookupPage.module.css';
import { ListFoot } from './list/ListFoot.tsx';
import { mayHaveSums, rowId } from './list/run.ts';
import { type TransactionList, useTransactionList } from './list/useTransactionList.ts';
import { NothingFound } from './NothingFound.tsx';
import { OrderNote } from './OrderNote.tsx';
import { PickedBar } from './PickedBar.tsx';
import { pickedFor, usePickedRows } from './picked-rows.ts';
import { QuestionBar } from './question/QuestionBar.tsx';
import { TransactionRows } from './TransactionRows.tsx';

/** An older answer is not seen to fade where the next one is there in so many milliseconds. */
const unseenFor = 120;

/**
 * The list in its order, and beside it the transaction that is open. Heading, count and rows are of one answer and change
 * together; until the answer to what stands in the box is there, nothing of them can be acted on.
 */
export function LookupPage() {
  const { t } = useTranslation();
  const { searchText, selected, showReading, remember } = useWindow(
    useShallow(({ searchText, selected, showReading, remember }) => ({ searchText, selected, showReading, remember })),
  );
  const { environment, preferences } = useConsole();
  const list = useTransactionList(searchText, preferences);
  const { shown, meaning, waiting, led, rows, refusal, searchedBackTo, unfinished, unsorted, searching, reading } =
    list;
  useKeysHeldFor(searchText, waiting || led);
  const place = useRef<HTMLElement>(null);
  useDeaf(place, waiting);
  useEffect(() => {
    showReading(waiting ? 'anywhere' : reading);
    return () => showReading('anywhere');
  }, [waiting, reading, showReading]);

  const picked = usePickedRows();
  const pickedHere = pickedFor(picked, shown?.text ?? searchText);
  // Each question begins with no row picked, one that was asked before too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked belongs to the question and the environment
  useEffect(() => picked.clear, [searchText, meaning, environment]);

  // What led to a row is worth keeping; what was typed on the way is not.
  useEffect(() => {
    if (selected !== null) remember(useWindow.getState().searchText);
  }, [selected, remember]);

  const answered = shown !== null && !waiting;
  useEffect(() => {
    if (answered) void loadParts();
  }, [answered]);
  const standing = useStanding(list, answered);

  const faded = useLasting(waiting && shown !== null, unseenFor);
  const text = shown?.text ?? searchText;
  // Where nothing is at a moment of the list, there may be rows before it, which are asked for then.
  const nothing = shown !== null && refusal === null && rows.length === 0 && list.atBegin;
  return (
    <div className={classes.place}>
      <QuestionBar />
      <div className={classes.page} data-faded={faded || undefined}>
        <section ref={place} className={classes.list} aria-label={t('place.lookup')} aria-busy={waiting} inert={faded}>
          <header className={classes.bar}>
            <h1 className={classes.title}>{text === '' ? t('lookup.all') : t('lookup.found', { text })}</h1>
            <span className={classes.count} aria-live="polite">
              {shown !== null && <ListCount {...list} />}
            </span>
            {shown !== null && rows.length > 0 && mayHaveSums(list) && <ListSums text={text} meaning={shown.meaning} />}
            {shown !== null && rows.length > 0 && (
              <div className={classes.tools}>
                <GroupingButton />
                <ColumnMenu />
                <ListFileButton sought={shown} rows={writeCount(t, list)} />
              </div>
            )}
          </header>
          <OrderNote unsorted={unsorted} order={shown?.order ?? preferences.listOrder} />
          {text !== '' && <WaitingPages text={text} />}
          {refusal && <RefusalNote refusal={refusal} />}
          {nothing && !unfinished ? (
            <NothingFound text={text} />
          ) : (
            <div className={classes.table}>
              <TransactionRows list={list} />
            </div>
          )}
          {pickedHere.length > 0 && <PickedBar picked={pickedHere} onClear={picked.clear} />}
          {searchedBackTo !== null && (
            <ListFoot
              searchedBackTo={searchedBackTo}
              searching={searching}
              order={unsorted ? usualOrder : (shown?.order ?? preferences.listOrder)}
              onStop={() => void bridge.preferences.change({ listOrder: usualOrder })}
            />
          )}
        </section>
        {selected && standing !== 'foreign' && (
          <TransactionPanel
            key={`${selected.accountId}/${selected.transactionId}`}
            selected={selected}
            waiting={shown !== null && (waiting || standing === 'sought')}
          />
        )}
      </div>
    </div>
  );
}

/**
 * How the open transaction stands to the list beside it. `own`: it is in the answer. `foreign`: it is not, and closes.
 * `sought`: a link led to it from elsewhere, and a list that does not hold it gives way to one that does.
 */
function useStanding({ rows }: TransactionList, answered: boolean): 'own' | 'foreign' | 'sought' {
  const { searchText, selected, selectedFor, select, findSelected } = useWindow(
    useShallow(({ searchText, selected, selectedFor, select, findSelected }) => ({
      ...{ searchText, selected, selectedFor, select, findSelected },
    })),
  );
  const isThere =
    selected === null ||
    searchText === '' ||
    selectedFor === searchText ||
    rows.some((row) => rowId(row) === rowId(selected));
  const isLinked = selected !== null && selectedFor === null;
  useEffect(() => {
    if (!answered || selected === null) return;
    if (isLinked) findSelected(isThere ? searchText : selected.transactionId);
    else if (!isThere) select(null);
  }, [answered, isThere, isLinked, selected, searchText, select, findSelected]);
  if (!answered || isThere) return 'own';
  return isLinked ? 'sought' : 'foreign';
}
