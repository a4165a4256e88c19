import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Remote } from '../../../../main/ledger/threads/messages.ts';
import { startThread } from '../../../../main/ledger/threads/start.ts';

/** What dying.ts serves. */
type Dying = {
  answer: (value: string) => string;
  exit: () => void;
  fail: () => Promise<void>;
};

const start = () => startThread<Dying>(new URL('./dying.ts', import.meta.url), 'ledger.sqlite');

const deaths: readonly (readonly [string, (methods: Remote<Dying>) => Promise<unknown>, RegExp])[] = [
  ['by an exit', (methods) => methods.exit(), /has ended/],
  ['by a failure that nobody caught', (methods) => methods.fail(), /out of memory/],
];

describe('a ledger thread that dies', () => {
  it.each(deaths)('%s fails every call that waits, with a reason', async (_, die, reason) => {
    const { methods } = await start();
    expect(await methods.answer('here')).toBe('here');
    const waiting = [die(methods), die(methods)];
    for (const call of waiting) await expect(call).rejects.toMatchObject({ name: 'LedgerProblem', message: reason });
  });

  it.each(deaths)('%s refuses every later call, and can be closed', async (_, die, reason) => {
    const thread = await start();
    await expect(die(thread.methods)).rejects.toThrow(reason);
    await expect(thread.methods.answer('still there?')).rejects.toThrow(reason);
    await expect(thread.close()).resolves.toBeUndefined();
  });
});

it('a thread that lives answers and closes', async () => {
  const { methods, close } = await start();
  expect(await methods.answer('here')).toBe('here');
  await close();
  await expect(methods.answer('after')).rejects.toThrow(/has ended/);
});

it('a thread that ends without a word is refused, and nobody waits for it', async () => {
  await expect(startThread(new URL('./stillborn.ts', import.meta.url), 'ledger.sqlite')).rejects.toThrow(
    /before it had/,
  );
});

/** What a thread that opened its file and died at once tells to a main that was busy: both in one turn. */
function dieWithGreeting() {
  const near = new EventEmitter();
  setImmediate(() => {
    near.emit('message', { ready: true });
    near.emit('exit', 1);
  });
  return { on: near.on.bind(near), postMessage: () => {}, terminate: async () => {} };
}

it('a thread that dies in the moment in which it is there fails every call, and can be closed', async () => {
  const { methods, ended, close } = await startThread<Dying>(dieWithGreeting, 'ledger.sqlite');
  // It has ended by now: nothing has to be waited for.
  expect(await Promise.race([ended, nextTurn('no word')])).toMatchObject({
    message: expect.stringMatching(/has ended/),
  });
  await expect(methods.answer('here')).rejects.toThrow(/has ended/);
  await expect(close()).resolves.toBeUndefined();
});
