import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createWatches } from '../../../main/room/watches.ts';

/** Counts what is read, of a ledger in which nothing is open. */
function openWatches() {
  const read = { cases: 0, plans: 0 };
  const watches = createWatches({
    views: {
      listUndecided: async () => {
        read.cases += 1;
        return [];
      },
      listOwnPlans: async () => {
        read.plans += 1;
        return [];
      },
      findOwnPlan: async () => undefined,
    },
    clock: { now: () => Date.UTC(2026, 0, 15, 12) },
    lagOf: () => 0,
    look: async () => {},
    lookForInstalments: async () => 'asked',
  });
  return { watches, read };
}

describe('the watches of a ledger', () => {
  it('read nothing until they begin, also where they are told of a change', async () => {
    const { watches, read } = openWatches();
    watches.nudge({ operations: [], chains: [] });
    await nextTurn();
    expect(read).toEqual({ cases: 0, plans: 0 });
    watches.begin();
    await nextTurn();
    expect(read.cases).toBeGreaterThan(0);
    expect(read.plans).toBeGreaterThan(0);
    await watches.end();
  });

  it('begin again after a pause, and never after their end', async () => {
    const { watches, read } = openWatches();
    watches.begin();
    await watches.pause();
    const paused = { ...read };
    watches.nudge({ operations: [], chains: [] });
    await nextTurn();
    expect(read).toEqual(paused);
    watches.begin();
    await nextTurn();
    expect(read.plans).toBeGreaterThan(paused.plans);
    await watches.end();
    const ended = { ...read };
    watches.begin();
    await nextTurn();
    expect(read).toEqual(ended);
  });

  it('are those that were begun last: of two that paused them, each begins them again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { watches } = openWatches();
    watches.begin();
    await Promise.all([watches.pause(), watches.pause()]);
    for (const _ of ['one', 'other']) {
      watches.begin();
      await nextTurn();
    }
    expect(vi.getTimerCount()).toBe(1);
    await watches.end();
    expect(vi.getTimerCount()).toBe(0);
  });
});
