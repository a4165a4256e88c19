import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { heedSignals } from '../../main/signals.ts';

it('every signal that wants the process to end is heeded, however often it comes, until nobody listens any more', () => {
  const signals = new EventEmitter();
  let ends = 0;
  const forget = heedSignals(signals, () => {
    ends += 1;
  });
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    for (const _ of [1, 2]) signals.emit(name);
  }
  expect(ends).toBe(6);
  forget();
  expect(signals.eventNames()).toEqual([]);
});
