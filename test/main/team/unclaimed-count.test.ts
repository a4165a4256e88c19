import { expect, it, vi } from 'vitest';
import { keepUnclaimedCount } from '../../../main/team/unclaimed.ts';

/** An engine whose count takes so many milliseconds. */
function openCount() {
  let time = 0;
  let takes = 10;
  const countUnclaimed = vi.fn(async () => {
    time += takes;
    return countUnclaimed.mock.calls.length;
  });
  const unclaimed = keepUnclaimedCount({ reader: { countUnclaimed }, now: () => time });
  return {
    unclaimed,
    countUnclaimed,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    take: (milliseconds: number) => {
      takes = milliseconds;
    },
  };
}

it('is asked for once, and not again as long as there is nothing new', async () => {
  const { unclaimed, countUnclaimed, pass } = openCount();
  expect([await unclaimed.read(), await unclaimed.read()]).toEqual([1, 1]);
  pass(59_999);
  expect(await unclaimed.read()).toBe(1);
  pass(1);
  expect(await unclaimed.read()).toBe(2);
  expect(countUnclaimed).toHaveBeenCalledTimes(2);
});

it('is asked for anew behind news, for a twentieth of the time at most', async () => {
  const { unclaimed, pass, take } = openCount();
  await unclaimed.read();
  unclaimed.note();
  pass(199);
  expect(await unclaimed.read()).toBe(1);
  pass(1);
  expect(await unclaimed.read()).toBe(2);
  expect(await unclaimed.read()).toBe(2);
  take(0);
  unclaimed.note();
  pass(200);
  await unclaimed.read();
  unclaimed.note();
  expect(await unclaimed.read()).toBe(4);
});

it('is asked for anew once a clock was put back, and after an engine that did not answer', async () => {
  const { unclaimed, countUnclaimed, pass } = openCount();
  await unclaimed.read();
  pass(-5_000);
  expect(await unclaimed.read()).toBe(2);
  unclaimed.note();
  pass(200);
  countUnclaimed.mockRejectedValueOnce(new Error('silent'));
  await expect(unclaimed.read()).rejects.toThrow('silent');
  expect(await unclaimed.read()).toBe(4);
});
