import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startWatch } from '../../../main/proof/watch.ts';

/** Longer than the watch ever sleeps, in milliseconds. */
const long = 120_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
});

/** A watch over a ledger in which nothing is open, asked in a way of the test's own. */
function watch(listUndecided: () => Promise<[]>) {
  const asked = vi.fn(listUndecided);
  return { asked, watch: startWatch({ views: { listUndecided: asked }, now: () => 0, look: async () => {} }) };
}

describe('a watch', () => {
  it('looks again after a round in which the thread that it asked died', async () => {
    let dies = true;
    const { asked, watch: watching } = watch(async () => {
      if (dies) throw new Error('The ledger thread has ended.');
      return [];
    });
    await nextTurn();
    dies = false;
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(long);
    expect(asked.mock.calls.length).toBeGreaterThan(1);
    await watching.stop();
  });

  it('looks again after what changed while it read when the next moment is', async () => {
    const last = Promise.withResolvers<[]>();
    let reads = 0;
    const { asked, watch: watching } = watch(() => {
      reads += 1;
      return reads === 2 ? last.promise : Promise.resolve([]);
    });
    await nextTurn();
    expect(asked).toHaveBeenCalledTimes(2);
    watching.nudge();
    last.resolve([]);
    await nextTurn();
    expect(asked).toHaveBeenCalledTimes(4);
    await watching.stop();
  });

  it('asks nothing behind its end, also after a round that failed', async () => {
    const { asked, watch: watching } = watch(() => Promise.reject(new Error('The ledger thread has ended.')));
    await watching.stop();
    await vi.advanceTimersByTimeAsync(long);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
