import { describe, expect, it } from 'vitest';
import { startExchange } from '../../../main/team/exchange.ts';

const pace = { poll: 2_000, rest: 100, afterFailure: 1_000, slowest: 4_000 };

/** An exchange whose time passes by hand. */
function open() {
  let now = 0;
  let timer: { readonly at: number; readonly work: () => void } | undefined;
  const began: number[] = [];
  let takesPart = true;
  let end: (() => void) | undefined;
  const exchange = startExchange({
    pace,
    wait: (milliseconds, work) => {
      const own = { at: now + milliseconds, work };
      timer = own;
      return () => {
        if (timer === own) timer = undefined;
      };
    },
    round: () => {
      began.push(now);
      return new Promise((resolve) => {
        end = () => resolve(takesPart);
      });
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const endRound = async () => {
    end?.();
    end = undefined;
    await settle();
  };
  const pass = async (milliseconds: number) => {
    const until = now + milliseconds;
    while (timer && timer.at <= until) {
      now = timer.at;
      const { work } = timer;
      timer = undefined;
      work();
      await endRound();
    }
    now = until;
  };
  const fail = (is: boolean) => {
    takesPart = !is;
  };
  return { exchange, began, endRound, pass, fail, settle };
}

describe('the exchange of a desk', () => {
  it('begins at once, and again at each poll', async () => {
    const { began, endRound, pass } = open();
    await endRound();
    await pass(2 * (pace.rest + pace.poll));
    expect(began).toEqual([0, 2_100, 4_200]);
  });

  it('begins at once where it is woken after its rest', async () => {
    const { exchange, began, endRound, pass } = open();
    await endRound();
    await pass(pace.rest);
    exchange.wake();
    expect(began).toEqual([0, 100]);
  });

  it('makes one round of all that wakes it in a round and in the rest behind it', async () => {
    const { exchange, began, endRound, pass } = open();
    exchange.wake();
    exchange.wake();
    await endRound();
    exchange.wake();
    expect(began).toEqual([0]);
    await pass(pace.rest - 1);
    exchange.wake();
    expect(began).toEqual([0]);
    await pass(1);
    expect(began).toEqual([0, 100]);
    await pass(pace.rest + pace.poll);
    expect(began).toEqual([0, 100, 2_200]);
  });

  it('does not rest where it is asked at once, and counts what woke it as done', async () => {
    const { exchange, began, endRound, pass, settle } = open();
    await endRound();
    exchange.wake();
    const over = exchange.now();
    await settle();
    expect(began).toEqual([0, 0]);
    await endRound();
    await over;
    await pass(pace.rest + pace.poll - 1);
    expect(began).toEqual([0, 0]);
  });

  it('asks ever more seldom while nobody answers, whoever wakes it, and rests again from the first answer on', async () => {
    const { exchange, began, endRound, pass, fail } = open();
    fail(true);
    await endRound();
    exchange.wake();
    expect(began).toEqual([0]);
    await pass(1_000 + 2_000 + 4_000);
    expect(began).toEqual([0, 1_000, 3_000, 7_000]);
    fail(false);
    await pass(4_000);
    exchange.wake();
    await pass(pace.rest);
    expect(began).toEqual([0, 1_000, 3_000, 7_000, 11_000, 11_100]);
  });

  it('begins nothing once it was stopped, and waits for what is under way', async () => {
    const { exchange, began, endRound, pass } = open();
    exchange.wake();
    const stopped = exchange.stop();
    await endRound();
    await stopped;
    exchange.wake();
    await pass(10_000);
    expect(began).toEqual([0]);
  });
});
