import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Preferences } from '../../../contract/index.ts';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import { useMeaning } from '../question/useQuestion.ts';
import { useBegunList } from './BegunListContext.ts';
import type { BegunList } from './begun-list.ts';
import { createLatest } from './latest.ts';
import { type Listed, listQuestion } from './list-question.ts';
import { keptAround, nextStep } from './next-step.ts';
import { isSameList, type PageVerbs, type Place } from './page.ts';
import { dropFar, type Run, type RunFacts, readRun, type Sight } from './run.ts';

export interface TransactionList extends RunFacts {
  /** The question that everything here answers; null before the first answer. */
  readonly shown: Listed | null;
  /** What the text that is asked for means now. */
  readonly meaning: string;
  /** True from the first keystroke of another text, or another order, until its answer: what is shown belongs to an older question. */
  readonly waiting: boolean;
  /** True while a key leads to another place of the list: what is pressed next is meant for the rows there. */
  readonly led: boolean;
  /** True while older rows are not searched yet. */
  readonly unfinished: boolean;
  /** True while that goes on by itself, because too little is in sight. */
  readonly searching: boolean;
  /** Leads to another place of the list; what is shown stays until that is there. A place on its way is not begun anew. */
  readonly go: (place: Place, focus?: boolean) => void;
  /** Told what is in sight: loads what comes next, and lets go of what is far. */
  readonly look: (sight: Sight) => void;
}

const unseen: Sight = { first: 0, last: 0, at: -1 };
const nowhere = { what: '', focus: false };
const nothing: Run = { pages: [], pageParams: [] };

/** The list with which the window opens is on its way already. */
function verbsWith(begun: BegunList | null): PageVerbs {
  const { transactions } = bridge;
  return {
    search: (input) => begun?.take(input) ?? transactions.search(input),
    seek: (input) => transactions.seek(input),
  };
}

/** The transactions that match a text, as they are to be listed, as far as somebody looks at them. */
export function useTransactionList(
  text: string,
  { listOrder: { by, direction }, listGrouping: grouping }: Pick<Preferences, 'listOrder' | 'listGrouping'>,
): TransactionList {
  // The same order is the same list, however often the preferences are told anew.
  const order = useMemo(() => ({ by, direction }), [by, direction]);
  const meaning = useMeaning(text);
  const sought = useMemo(() => ({ text, meaning, order, grouping }), [text, meaning, order, grouping]);
  const client = useQueryClient();
  const { environment } = useConsole();
  const [shown, setShown] = useState<Listed | null>(null);
  const [askLatest] = useState(createLatest);
  const [led, setLed] = useState(false);
  const way = useRef(nowhere);
  const turn = useRef(0);
  const sight = useRef<Sight>(unseen);
  const moved = useRef(false);
  const begun = useBegunList();
  const questionOf = useCallback(
    (listed: Listed) => listQuestion({ client, verbs: verbsWith(begun), environment, sight }, listed),
    [client, begun, environment],
  );
  const go = useCallback(
    (place: Place, focus = false) => {
      const what = JSON.stringify([sought, place]);
      way.current = { what, focus: focus || (way.current.what === what && way.current.focus) };
      setLed(way.current.focus);
      turn.current += 1;
      const listed = { ...sought, place, turn: turn.current, focus };
      const arrive = () => {
        const { focus } = way.current;
        way.current = nowhere;
        setLed(false);
        return focus;
      };
      askLatest(
        what,
        () =>
          client.fetchInfiniteQuery(questionOf(listed)).catch((failure) => {
            if (way.current.what === what) arrive();
            throw failure;
          }),
        () => {
          sight.current = unseen;
          setShown({ ...listed, focus: arrive() });
        },
      );
    },
    [sought, client, questionOf, askLatest],
  );
  useEffect(() => go({ kind: 'begin' }), [go]);

  const question = questionOf(shown ?? { ...sought, place: { kind: 'begin' }, turn: 0, focus: false });
  const query = useInfiniteQuery({ ...question, enabled: shown !== null });
  const { data = nothing, hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage } = query;
  const facts = useMemo(() => readRun(data), [data]);
  const waiting = shown === null || !isSameList(shown, sought);
  const loaded = facts.rows.length;
  const stepping = facts.searchedBackTo !== null;
  const { queryKey } = question;

  const lookNow = (now: Sight) => {
    moved.current ||= now.at !== sight.current.at;
    sight.current = now;
    if (waiting || isFetching) return;
    const facts = { loaded, hasBelow: hasNextPage, hasAbove: hasPreviousPage, moved: moved.current, stepping };
    moved.current = false;
    const step = nextStep(now, facts);
    if (step === 'loadBelow') void fetchNextPage({ cancelRefetch: false });
    else if (step === 'loadAbove') void fetchPreviousPage({ cancelRefetch: false });
    else if (step === 'letGo') client.setQueryData<Run>(queryKey, (run) => run && dropFar(run, now, keptAround));
  };
  const latest = useRef(lookNow);
  latest.current = lookNow;
  const look = useCallback((now: Sight) => latest.current(now), []);
  const unfinished = stepping && hasNextPage && !waiting;
  const searching = unfinished && loaded - 1 <= sight.current.last;
  return useMemo(
    () => ({ ...facts, shown, meaning, waiting, led, unfinished, searching, go, look }),
    [facts, shown, meaning, waiting, led, unfinished, searching, go, look],
  );
}
