import { expect, it } from 'vitest';
import { createLatest } from '../../../renderer/lookup/list/latest.ts';

/** Questions whose answers wait until a test lets them go. */
function openBox() {
  const askLatest = createLatest();
  const asked: string[] = [];
  const taken: string[] = [];
  const waiting = new Map<string, PromiseWithResolvers<string>>();
  const settle = () => new Promise(setImmediate);
  return {
    asked,
    taken,
    type: (text: string) =>
      askLatest(
        text,
        () => {
          asked.push(text);
          const held = Promise.withResolvers<string>();
          waiting.set(text, held);
          return held.promise;
        },
        (answer) => taken.push(answer),
      ),
    answer: async (text: string) => {
      waiting.get(text)?.resolve(text);
      await settle();
    },
    fail: async (text: string) => {
      waiting.get(text)?.reject(new Error('no answer'));
      await settle();
    },
  };
}

it('asks the first question at once, then the newest, and none in between', async () => {
  const box = openBox();
  for (const text of ['W', 'W-', 'W-1', 'W-10']) box.type(text);
  expect(box.asked).toEqual(['W']);
  await box.answer('W');
  expect(box.asked).toEqual(['W', 'W-10']);
  await box.answer('W-10');
  expect(box.taken).toEqual(['W-10']);
});

it('takes every answer that nothing newer waits for', async () => {
  const box = openBox();
  for (const text of ['W', 'W-']) {
    box.type(text);
    await box.answer(text);
  }
  expect(box.taken).toEqual(['W', 'W-']);
});

it('goes on after a question that fails', async () => {
  const box = openBox();
  box.type('W');
  box.type('W-');
  await box.fail('W');
  await box.answer('W-');
  expect(box.taken).toEqual(['W-']);
});

it('does not begin anew what is on its way, however often it is asked', async () => {
  const box = openBox();
  for (const text of ['end', 'end', 'start', 'start', 'end']) box.type(text);
  await box.answer('end');
  expect([box.asked, box.taken]).toEqual([['end'], ['end']]);
  box.type('end');
  await box.answer('end');
  expect(box.asked).toEqual(['end', 'end']);
});
