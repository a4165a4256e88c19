import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchDays } from '../../../main/channels/new-day.ts';
import { openConsole } from '../open-console.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watch that begins at an instant, and how many days it has told of. */
function watch(begin: string, ...zones: string[]) {
  vi.setSystemTime(Date.parse(begin));
  const told = { days: 0 };
  const accounts = zones.map((voidZone) => ({ voidZone }));
  const stop = watchDays({
    clock: { now: () => Date.now() },
    accounts: () => accounts,
    onNewDay: () => {
      told.days += 1;
    },
  });
  return { told, accounts, stop };
}

const minute = 60_000;

describe('watchDays', () => {
  it('tells once of a midnight of the gateway’s, within a minute', () => {
    const { told } = watch('2026-03-10T22:50:00Z');
    vi.advanceTimersByTime(9 * minute);
    expect(told.days).toBe(0);
    vi.advanceTimersByTime(2 * minute);
    expect(told.days).toBe(1);
    vi.advanceTimersByTime(60 * minute);
    expect(told.days).toBe(1);
  });

  it('tells of the midnight of each account', () => {
    // 14:50 in London is ten minutes before midnight in Tokyo.
    const { told } = watch('2026-03-10T14:50:00Z', 'Asia/Tokyo', 'Europe/Paris');
    vi.advanceTimersByTime(11 * minute);
    expect(told.days).toBe(1);
    vi.advanceTimersByTime(8 * 60 * minute);
    expect(told.days).toBe(2);
  });

  it('tells once of a night that the computer slept through, as soon as it is awake', () => {
    const { told } = watch('2026-03-10T18:00:00Z', 'Asia/Tokyo');
    vi.setSystemTime(Date.parse('2026-03-13T07:00:00Z'));
    vi.advanceTimersByTime(minute);
    expect(told.days).toBe(1);
  });

  it('tells of nothing where only an account is new', () => {
    const { told, accounts } = watch('2026-03-10T14:50:00Z');
    accounts.push({ voidZone: 'Pacific/Auckland' });
    vi.advanceTimersByTime(minute);
    expect(told.days).toBe(0);
  });

  it('ends', () => {
    const { told, stop } = watch('2026-03-10T22:50:00Z');
    stop();
    vi.advanceTimersByTime(60 * minute);
    expect(told.days).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('a console has its window ask anew for what it shows, behind midnight and once', async () => {
  const clock = { at: Date.parse('2026-03-10T22:50:00Z'), now: () => clock.at };
  const { events, close } = await openConsole({ clock });
  vi.advanceTimersByTime(minute);
  expect(events).not.toContainEqual({ kind: 'transactionsChanged', chains: 'many' });
  clock.at += 11 * minute;
  vi.advanceTimersByTime(2 * minute);
  expect(events.filter(({ kind }) => kind === 'transactionsChanged')).toEqual([
    { kind: 'transactionsChanged', chains: 'many' },
  ]);
  await close();
});
