import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeFolder, openConsole } from '../open-console.ts';

/** Longer than any screen stays open without a hand, in milliseconds. */
const long = 24 * 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
});

/** The system can be asked who sits there from some moment on, as where a lid is opened. */
function openLid() {
  let since = 0;
  let isOpen = false;
  const open = () => {
    isOpen = true;
    since = long;
  };
  return { open, uptime: () => since, presence: { canAsk: () => isOpen, ask: async () => true } };
}

describe('the lock of a console that is not open yet', () => {
  it('locks, though there is no ledger to write that down', async () => {
    const demo = Promise.withResolvers<never>();
    const { open, uptime, presence } = openLid();
    const opening = openConsole({ uptime, presence, startDemo: () => demo.promise });
    open();
    expect(() => vi.advanceTimersByTime(60_000)).not.toThrow();
    demo.reject(new Error('no code'));
    await expect(opening).rejects.toThrow('no code');
  });

  it('is looked at no more where it cannot be opened', async () => {
    const startDemo = () => Promise.reject(new Error('no code'));
    await expect(openConsole({ dataFolder: makeFolder(), startDemo })).rejects.toThrow('no code');
    expect(vi.getTimerCount()).toBe(0);
  });
});
