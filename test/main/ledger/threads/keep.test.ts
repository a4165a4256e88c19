import { describe, expect, it, onTestFinished } from 'vitest';
import { LedgerProblem } from '../../../../main/ledger/problem.ts';
import { deathsToGiveUp, type KeepOptions, keepThread } from '../../../../main/ledger/threads/keep.ts';
import { startThread } from '../../../../main/ledger/threads/start.ts';

/** What dying.ts serves. */
type Dying = {
  answer: (value: string) => string;
  exit: () => void;
  fail: () => Promise<void>;
};

const start = () => startThread<Dying>(new URL('./dying.ts', import.meta.url), 'ledger.sqlite');

/** A kept thread, what it told, and a clock that stands still until it is moved. */
async function keep(changes: Partial<KeepOptions<Dying>> = {}) {
  const told: string[] = [];
  const clock = { now: 0 };
  const thread = await keepThread<Dying>({
    start,
    now: () => clock.now,
    onDied: ({ message }) => told.push(`died: ${message}`),
    onLost: ({ message }) => told.push(`lost: ${message}`),
    ...changes,
  });
  onTestFinished(() => thread.close());
  const die = () => expect(thread.methods.exit()).rejects.toThrow('The ledger thread of ledger.sqlite has ended.');
  return { thread, told, clock, die };
}

const died = 'died: The ledger thread of ledger.sqlite has ended.';
const lost = 'lost: The ledger thread of ledger.sqlite has ended.';

describe('a thread that dies', () => {
  it('is started again: what was under way is refused, what comes later is answered', async () => {
    const { thread, told, die } = await keep();
    expect(await thread.methods.answer('first')).toBe('first');
    await die();
    expect(await thread.methods.answer('second')).toBe('second');
    await expect(thread.methods.fail()).rejects.toMatchObject({ name: 'LedgerProblem', message: 'out of memory' });
    expect(await thread.methods.answer('third')).toBe('third');
    expect(told).toEqual([died, 'died: out of memory']);
  });

  it('is given up when it does so time and again, and says so once', async () => {
    const { thread, told, die } = await keep();
    for (let times = 0; times < deathsToGiveUp; times += 1) await die();
    for (let times = 0; times < 2; times += 1) await expect(thread.methods.answer('')).rejects.toThrow(/has ended/);
    expect(told).toEqual([...Array(deathsToGiveUp).fill(died), lost]);
    await expect(thread.close()).resolves.toBeUndefined();
  });

  it('is not given up for deaths of long ago', async () => {
    const { thread, clock, die, told } = await keep();
    for (let times = 0; times < deathsToGiveUp + 1; times += 1) {
      await die();
      expect(await thread.methods.answer('there again')).toBe('there again');
      clock.now += 60_000;
    }
    expect(await thread.methods.answer('still')).toBe('still');
    expect(told).not.toContain(lost);
  });

  it('is given up as well where each start takes longer than a life counts', async () => {
    const clock = { now: 0 };
    const { told, die } = await keep({
      now: () => clock.now,
      start: async () => {
        clock.now += 600_000;
        return start();
      },
    });
    for (let times = 0; times < deathsToGiveUp; times += 1) await die();
    expect(told).toEqual([...Array(deathsToGiveUp).fill(died), lost]);
  });

  it('is lost where its file cannot be opened any more', async () => {
    let starts = 0;
    const { thread, told, die } = await keep({
      start: async () => {
        starts += 1;
        if (starts > 1) throw new LedgerProblem('corrupt', 'the file is damaged', 'ledger.sqlite');
        return start();
      },
    });
    await die();
    await expect(thread.methods.answer('')).rejects.toMatchObject({ kind: 'corrupt' });
    expect(told).toEqual([died, 'lost: the file is damaged']);
  });
});

it('a thread that is closed is not started again', async () => {
  const { thread, told } = await keep();
  await thread.close();
  await expect(thread.methods.answer('after')).rejects.toThrow(/has ended/);
  expect(told).toEqual([]);
});
