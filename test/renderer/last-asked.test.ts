import { expect, it } from 'vitest';
import { createLastAsked } from '../../renderer/state/last-asked.ts';

it('takes the answer to what was asked last, in whatever order answers come', async () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const askLast = createLastAsked();
    const waiting = [0, 1, 2].map(() => Promise.withResolvers<number>());
    const taken: number[] = [];
    for (const { promise } of waiting)
      askLast(
        () => promise,
        (value: number) => taken.push(value),
      );
    for (const index of order) {
      waiting[index]?.resolve(index);
      await new Promise(setImmediate);
    }
    expect(taken).toEqual([2]);
  }
});

it('takes each answer that comes before the next question', async () => {
  const askLast = createLastAsked();
  const taken: number[] = [];
  for (const value of [1, 2]) {
    askLast(
      () => Promise.resolve(value),
      (answer) => taken.push(answer),
    );
    await new Promise(setImmediate);
  }
  expect(taken).toEqual([1, 2]);
});
