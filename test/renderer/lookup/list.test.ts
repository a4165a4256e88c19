import { InfiniteQueryObserver, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConsoleEvent, mostAdded, usualOrder } from '../../../contract/index.ts';
import { type Listed, listQuestion } from '../../../renderer/lookup/list/list-question.ts';
import { nextStep } from '../../../renderer/lookup/list/next-step.ts';
import { dropFar, mayHaveSums, type Run, readRun, type Sight } from '../../../renderer/lookup/list/run.ts';
import { listenToChanges } from '../../../renderer/state/changes.ts';
import { createQueryClient } from '../../../renderer/state/query-client.ts';
import { CountedLedger, numbersOf } from './counted-ledger.ts';

const changed: ConsoleEvent = { kind: 'transactionsChanged', chains: 'many' };
const newest: Listed = {
  text: '',
  meaning: '',
  order: usualOrder,
  grouping: 'flat',
  place: { kind: 'begin' },
  turn: 1,
  focus: false,
};

/** A list on a ledger, as the window opens it. */
function openList(ledger: CountedLedger, listed: Listed = newest) {
  const client: QueryClient = createQueryClient();
  const sight = { current: { first: 0, last: 20, at: 0 } satisfies Sight as Sight };
  const question = listQuestion({ client, verbs: ledger, environment: 'sandbox', sight }, listed);
  const observer = new InfiniteQueryObserver(client, question);
  const listeners = new Set<(event: ConsoleEvent) => void>();
  listenToChanges(client, (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  const end = observer.subscribe(() => {});
  const run = () => client.getQueryData<Run>(question.queryKey) ?? { pages: [], pageParams: [] };
  const look = (first: number, last: number) => {
    sight.current = { first, last, at: first };
  };
  return {
    observer,
    look,
    run,
    rows: () => numbersOf(readRun(run()).rows),
    versions: () => [...new Set(readRun(run()).rows.map(({ orderId }) => orderId))],
    letGo: () => client.setQueryData<Run>(question.queryKey, (now) => now && dropFar(now, sight.current, 100)),
    tell: async (event: ConsoleEvent) => {
      for (const listener of listeners) listener(event);
      await vi.advanceTimersByTimeAsync(100);
    },
    close: () => {
      end();
      client.clear();
    },
  };
}

const between = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

let ledger: CountedLedger;
beforeEach(() => {
  vi.useFakeTimers();
  ledger = new CountedLedger(1_000);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a list of any length', () => {
  it('begins with a page and goes on below, each row once and in order', async () => {
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    expect(list.rows()).toEqual(between(1_000, 901));
    await list.observer.fetchNextPage();
    await list.observer.fetchNextPage();
    expect(list.rows()).toEqual(between(1_000, 701));
    expect(list.observer.getCurrentResult().hasPreviousPage).toBe(false);
    list.close();
  });

  it('begins at its end, or at a moment, and goes on above', async () => {
    const atEnd = openList(ledger, { ...newest, place: { kind: 'end' } });
    await vi.advanceTimersByTimeAsync(10);
    expect(atEnd.rows()).toEqual(between(100, 1));
    await atEnd.observer.fetchPreviousPage();
    expect(atEnd.rows()).toEqual(between(200, 1));
    expect(readRun(atEnd.run())).toMatchObject({ atBegin: false, atEnd: true });
    atEnd.close();
    const atMoment = openList(ledger, { ...newest, place: { kind: 'at', time: 500 } });
    await vi.advanceTimersByTimeAsync(10);
    await atMoment.observer.fetchPreviousPage();
    expect(atMoment.rows()).toEqual(between(600, 401));
    atMoment.close();
  });

  it('lets go of what is far, and has it again where somebody scrolls back', async () => {
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    for (let page = 0; page < 5; page += 1) await list.observer.fetchNextPage();
    list.look(520, 540);
    list.letGo();
    expect(list.rows()).toEqual(between(600, 401));
    await list.observer.fetchPreviousPage();
    expect(list.rows()).toEqual(between(700, 401));
    list.close();
  });
});

describe('a search that answers in steps', () => {
  /** What the window does: looks at its first rows until nothing more is to be done. */
  async function lookOn(list: ReturnType<typeof openList>, rowsInSight: number) {
    for (;;) {
      const { rows, searchedBackTo } = readRun(list.run());
      const { hasNextPage } = list.observer.getCurrentResult();
      const sight = { first: 0, last: Math.max(0, Math.min(rowsInSight, rows.length) - 1), at: 0 };
      const looked = { loaded: rows.length, hasBelow: hasNextPage, hasAbove: false, moved: true };
      if (nextStep(sight, { ...looked, stepping: searchedBackTo !== null }) !== 'loadBelow') return;
      await list.observer.fetchNextPage();
    }
  }

  it('goes on by itself until what is in sight is full, and says how far it has come', async () => {
    ledger.step = 50;
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    await lookOn(list, 3);
    expect(list.rows()).toEqual([1_000, 900, 800, 700]);
    expect(readRun(list.run())).toMatchObject({ searchedBackTo: 651, atEnd: false });
    list.close();
  });

  it('comes to the end where too little is found, and then says no more', async () => {
    ledger.step = 50;
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    await lookOn(list, 30);
    expect(list.rows()).toHaveLength(10);
    expect(readRun(list.run())).toMatchObject({ searchedBackTo: null, atEnd: true });
    expect(ledger.asked).toHaveLength(20);
    list.close();
  });

  it('has no row while it is being sorted, and begins with the first once it is', async () => {
    const first = ledger.search;
    const cursors: (string | null)[] = [];
    ledger.search = async (question) => {
      cursors.push(question.after);
      const page = await first({ ...question, after: null });
      if (!page.ok || cursors.length > 2) return page;
      return { ok: true, value: { ...page.value, rows: [], next: 'sorting', total: 70, searchedBackTo: 9 } };
    };
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    expect(readRun(list.run())).toMatchObject({ rows: [], searchedBackTo: 9, atBegin: true, atEnd: false });
    await lookOn(list, 30);
    expect(cursors).toEqual([null, 'sorting', 'sorting']);
    expect(list.rows().slice(0, 2)).toEqual([1_000, 999]);
    expect(readRun(list.run())).toMatchObject({ searchedBackTo: null, atBegin: true });
    list.close();
  });
});

describe('a change', () => {
  it('asks for one page, however far somebody has scrolled, and nothing in sight is lost or of before', async () => {
    for (const [first, last] of [
      [0, 20],
      [130, 150],
      [190, 215],
      [470, 490],
    ] as const) {
      ledger = new CountedLedger(1_000);
      const list = openList(ledger);
      await vi.advanceTimersByTimeAsync(10);
      for (let page = 0; page < 5; page += 1) await list.observer.fetchNextPage();
      const inSight = list.rows().slice(first, last + 1);
      list.look(first, last);
      ledger.asked.length = 0;
      ledger.version = 2;
      await list.tell(changed);
      expect(ledger.asked).toHaveLength(1);
      expect(list.rows()).toEqual(expect.arrayContaining(inSight));
      expect(list.versions()).toEqual(['v2']);
      list.close();
    }
  });

  it('asks for one page at the end and above it as well', async () => {
    for (const [first, last] of [
      [80, 99],
      [90, 115],
      [180, 199],
    ] as const) {
      ledger = new CountedLedger(1_000);
      const list = openList(ledger, { ...newest, place: { kind: 'end' } });
      await vi.advanceTimersByTimeAsync(10);
      await list.observer.fetchPreviousPage();
      const inSight = list.rows().slice(first, last + 1);
      list.look(first, last);
      ledger.asked.length = 0;
      ledger.version = 2;
      await list.tell(changed);
      expect(ledger.asked).toHaveLength(1);
      // The last of a page is what the page above ends before: it may be left for the next page.
      expect(list.rows()).toEqual(expect.arrayContaining(inSight.slice(0, -1)));
      expect(list.versions()).toEqual(['v2']);
      list.close();
    }
  });

  it('shows what is new at the top, and goes on below it without a gap', async () => {
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    ledger.numbers = between(1_050, 1);
    await list.tell(changed);
    expect(list.rows()).toEqual(between(1_050, 951));
    await list.observer.fetchNextPage();
    expect(list.rows()).toEqual(between(1_050, 851));
    list.close();
  });

  it('that comes in many pieces is asked for a few times only', async () => {
    const list = openList(ledger);
    await vi.advanceTimersByTimeAsync(10);
    ledger.asked.length = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const { search } = ledger;
    ledger.search = async (question) => {
      const answer = await search(question);
      await promise;
      return answer;
    };
    for (let piece = 0; piece < 18; piece += 1) await list.tell(changed);
    // One is under way and one overtakes it, in case it never comes; the rest waits.
    expect(ledger.asked).toHaveLength(2);
    ledger.version = 2;
    resolve();
    await vi.advanceTimersByTimeAsync(100);
    expect(ledger.asked).toHaveLength(3);
    expect(list.versions()).toEqual(['v2']);
    list.close();
  });
});

it('asks for the sums of no list that is known to be longer than what main adds up', () => {
  expect(mayHaveSums({ exact: true, total: mostAdded })).toBe(true);
  expect(mayHaveSums({ exact: true, total: mostAdded + 1 })).toBe(false);
  expect(mayHaveSums({ exact: false, total: mostAdded + 1 })).toBe(true);
});
