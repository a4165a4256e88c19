import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLock, type LockChange, type Presence } from '../../../main/lock/lock.ts';
import type { Pin, Tried } from '../../../main/lock/pin.ts';

const minute = 60_000;

/** A lock whose clocks, PIN and system are the test's. */
function openLock({ pin = true, presence }: { readonly pin?: boolean; readonly presence?: Presence } = {}) {
  const clocks = { wall: 1_700_000_000_000, uptime: 1_000 };
  const changes: LockChange[] = [];
  const state = { set: pin };
  const fakePin: Pin = {
    isSet: () => state.set,
    standing: () => ({ triesLeft: 10, wait: 0 }),
    try: async (tried): Promise<Tried> =>
      tried === '271828' ? { kind: 'right' } : { kind: 'wrong', triesLeft: 9, wait: 0 },
    keep: async () => {},
  };
  const lock = createLock({
    pin: fakePin,
    presence,
    wall: () => clocks.wall,
    uptime: () => clocks.uptime,
    lockAfter: () => 15 * minute,
    onChange: (change) => changes.push(change),
  });
  onTestFinished(lock.close);
  const pass = (milliseconds: number) => {
    clocks.wall += milliseconds;
    clocks.uptime += milliseconds;
  };
  return { lock, clocks, changes, pass, state };
}

async function openUnlocked(ports: Parameters<typeof openLock>[0] = {}) {
  const opened = openLock(ports);
  await opened.lock.unlockByPin('271828');
  opened.changes.length = 0;
  return opened;
}

describe('the lock', () => {
  it('begins locked where something unlocks it, and stands open where nothing does', () => {
    expect(openLock().lock.isLocked()).toBe(true);
    const { lock, pass, changes } = openLock({ pin: false });
    expect([lock.isLocked(), lock.canLock(), lock.lock('person')]).toEqual([false, false, false]);
    pass(86_400_000);
    expect([lock.isLocked(), changes]).toEqual([false, []]);
  });

  it('locks after fifteen minutes without a hand, and not before', async () => {
    const { lock, pass, changes } = await openUnlocked();
    pass(15 * minute - 1);
    expect(lock.isLocked()).toBe(false);
    lock.touch();
    pass(15 * minute - 1);
    expect(lock.isLocked()).toBe(false);
    pass(1);
    expect([lock.isLocked(), changes]).toEqual([true, [{ kind: 'locked', by: 'idle' }]]);
  });

  it('locks whichever clock has gone on: after sleep the one, with a clock set back the other', async () => {
    const slept = await openUnlocked();
    slept.clocks.wall += 15 * minute;
    expect(slept.lock.isLocked()).toBe(true);
    const setBack = await openUnlocked();
    setBack.clocks.wall -= 86_400_000;
    expect(setBack.lock.isLocked()).toBe(false);
    setBack.clocks.uptime += 15 * minute;
    expect(setBack.lock.isLocked()).toBe(true);
  });

  it('tells by itself, with nobody who asks', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { pass, changes } = await openUnlocked();
    pass(15 * minute);
    expect(changes).toEqual([]);
    vi.advanceTimersByTime(5_000);
    expect(changes).toEqual([{ kind: 'locked', by: 'idle' }]);
  });

  it('gives what the window handed over to whoever unlocks it, once, the first of a lock', async () => {
    const { lock } = await openUnlocked();
    lock.keep('while it is open nothing is kept');
    lock.lock('person');
    lock.keep('a draft');
    lock.keep('of a page that was loaded anew');
    expect(await lock.unlockByPin('wrong')).toEqual({ kind: 'wrong', triesLeft: 9, wait: 0 });
    expect(await lock.unlockByPin('271828')).toEqual({ kind: 'unlocked', kept: 'a draft' });
    lock.lock('person');
    expect(await lock.unlockByPin('271828')).toEqual({ kind: 'unlocked', kept: null });
  });

  it('asks the system once, however often the button is pressed, and opens on its word alone', async () => {
    const asked: string[] = [];
    let confirm: (yes: boolean) => void = () => {};
    const presence: Presence = {
      canAsk: () => true,
      ask: (reason) => {
        asked.push(reason);
        return new Promise((resolve) => {
          confirm = resolve;
        });
      },
    };
    const { lock, changes } = openLock({ pin: false, presence });
    expect(lock.isLocked()).toBe(true);
    const answers = [lock.unlockBySystem('to work'), lock.unlockBySystem('to work')];
    expect(asked).toEqual(['to work']);
    confirm(false);
    expect(await Promise.all(answers)).toEqual([{ kind: 'notConfirmed' }, { kind: 'notConfirmed' }]);
    expect(lock.isLocked()).toBe(true);
    const again = lock.unlockBySystem('to work');
    confirm(true);
    expect(await again).toEqual({ kind: 'unlocked', kept: null });
    expect(changes).toEqual([
      { kind: 'failed', by: 'system', triesLeft: null, wait: 0 },
      { kind: 'unlocked', by: 'system' },
    ]);
  });

  it('takes no PIN for the right one where none is set', async () => {
    const { lock } = openLock({ pin: false, presence: { canAsk: () => true, ask: async () => false } });
    expect(await lock.unlockByPin('271828')).toEqual({ kind: 'notConfirmed' });
    expect(lock.isLocked()).toBe(true);
  });
});
