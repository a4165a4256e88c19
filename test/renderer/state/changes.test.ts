import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accept, type ConsoleEvent, type Result, refuse } from '../../../contract/index.ts';
import { listenToChanges } from '../../../renderer/state/changes.ts';
import { createQueryClient } from '../../../renderer/state/query-client.ts';

const changed: ConsoleEvent = { kind: 'transactionsChanged', chains: 'many' };
const preferencesChanged = { kind: 'preferencesChanged' } as ConsoleEvent;

/** A question about the ledger whose answers a test gives, one by one, in whatever order. */
function openQuestion() {
  const client = createQueryClient();
  const asked: ((answer: Result<string>) => Promise<void>)[] = [];
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const end = listenToChanges(client, (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  const options = {
    queryKey: ['question'],
    queryFn: () => {
      const { promise, resolve } = Promise.withResolvers<Result<string>>();
      asked.push(async (answer) => {
        resolve(answer);
        await vi.advanceTimersByTimeAsync(1);
      });
      return promise;
    },
    meta: { isStale: ({ kind }: ConsoleEvent) => kind === 'transactionsChanged' },
  };
  const observer = new QueryObserver(client, options);
  return {
    asked,
    end,
    listeners,
    watch: () => observer.subscribe(() => {}),
    shown: () => {
      const data = client.getQueryData<Result<string>>(['question']);
      return data?.ok ? data.value : null;
    },
    tell: (event: ConsoleEvent) => {
      for (const listener of listeners) listener(event);
    },
    pass: () => vi.advanceTimersByTimeAsync(50),
  };
}

let open: ReturnType<typeof openQuestion>;
beforeEach(() => {
  vi.useFakeTimers();
  open = openQuestion();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers the question that was asked as the `index`th. */
const answer = (index: number, text: string) => open.asked[index]?.(accept(text));

describe('an answer that somebody looks at', () => {
  beforeEach(async () => {
    open.watch();
    await answer(0, 'first');
  });

  it('is asked for again by the events that concern it, and by several of one change once', async () => {
    open.tell(preferencesChanged);
    await open.pass();
    expect(open.asked).toHaveLength(1);
    open.tell(changed);
    open.tell(changed);
    await open.pass();
    expect(open.asked).toHaveLength(2);
    await answer(1, 'second');
    expect(open.shown()).toBe('second');
    await open.pass();
    expect(open.asked).toHaveLength(2);
  });

  it('is overtaken once by what is newer, and never goes back to what comes late', async () => {
    open.tell(changed);
    await open.pass();
    open.tell(changed);
    await open.pass();
    expect(open.asked).toHaveLength(3);
    await answer(2, 'newer');
    await answer(1, 'late');
    expect(open.shown()).toBe('newer');
  });

  it('does not wait for a pause in what happens', async () => {
    for (let event = 0; event < 5; event += 1) {
      open.tell(changed);
      await open.pass();
    }
    expect(open.asked).toHaveLength(3);
    await answer(2, 'in between');
    expect(open.shown()).toBe('in between');
    expect(open.asked).toHaveLength(4);
    await answer(3, 'as it is now');
    await open.pass();
    expect(open.shown()).toBe('as it is now');
    expect(open.asked).toHaveLength(4);
  });

  it('does not hang on an answer that never comes', async () => {
    for (let event = 0; event < 3; event += 1) {
      open.tell(changed);
      await open.pass();
    }
    expect(open.asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(open.asked).toHaveLength(4);
    await answer(3, 'as it is now');
    expect(open.shown()).toBe('as it is now');
    await answer(2, 'late');
    expect(open.shown()).toBe('as it is now');
  });

  it('is not asked for any more once nobody listens', async () => {
    open.tell(changed);
    open.end();
    await open.pass();
    expect(open.asked).toHaveLength(1);
    expect(open.listeners.size).toBe(0);
  });
});

it('asks again for a first answer that a change has met on its way', async () => {
  open.watch();
  open.tell(changed);
  await open.pass();
  expect(open.asked).toHaveLength(1);
  await answer(0, 'of before');
  expect(open.asked).toHaveLength(2);
  await answer(1, 'of after');
  expect(open.shown()).toBe('of after');
});

it('leaves what nobody looks at until somebody does', async () => {
  const leave = open.watch();
  await answer(0, 'first');
  leave();
  open.tell(changed);
  await open.pass();
  expect(open.asked).toHaveLength(1);
  open.watch();
  await open.pass();
  expect(open.asked).toHaveLength(2);
});

it('keeps an answer, but not a refusal, for whoever comes back', async () => {
  const leave = open.watch();
  await answer(0, 'first');
  leave();
  const leaveAgain = open.watch();
  expect(open.asked).toHaveLength(1);
  open.tell(changed);
  await open.pass();
  await open.asked[1]?.(refuse({ code: 'unknownChannel' }));
  leaveAgain();
  open.watch();
  expect(open.asked).toHaveLength(3);
});
