import { describe, expect, it } from 'vitest';
import { type Extent, startExchange } from '../../../main/team/exchange.ts';

/** Rounds that end when the test lets them, and a clock that it sets going. */
function open() {
  const rounds: Extent[] = [];
  const ends: ((tookPart: boolean) => void)[] = [];
  const due: (() => void)[] = [];
  const exchange = startExchange({
    round: (extent) => {
      rounds.push(extent);
      return new Promise((resolve) => ends.push(resolve));
    },
    pace: { poll: 1, afterFailure: 1, slowest: 1 },
    wait: (_, work) => {
      due.push(work);
      return () => {
        if (due.includes(work)) due.splice(due.indexOf(work), 1);
      };
    },
  });
  const end = async (tookPart = true) => {
    ends.shift()?.(tookPart);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { exchange, rounds, end, poll: () => due.shift()?.() };
}

describe('an exchange', () => {
  it('begins with a whole round, and so does each that nobody woke', async () => {
    const { rounds, end, poll } = open();
    await end();
    poll();
    expect(rounds).toEqual(['whole', 'whole']);
  });

  it('goes as far as it was woken for', async () => {
    const { exchange, rounds, end } = open();
    await end();
    exchange.wake('log');
    await end();
    exchange.wake('whole');
    expect(rounds).toEqual(['whole', 'log', 'whole']);
  });

  it('does in one what it was woken for meanwhile, as far as any of it goes', async () => {
    const { exchange, rounds, end } = open();
    exchange.wake('log');
    await end();
    for (const extent of ['log', 'whole', 'log'] as const) exchange.wake(extent);
    await end();
    await end();
    expect(rounds).toEqual(['whole', 'log', 'whole']);
  });

  it('is through with a whole round for whoever asks for one, also where one of the log begins before it', async () => {
    const { exchange, rounds, end } = open();
    let isDone = false;
    const asked = exchange.now().then(() => {
      isDone = true;
    });
    exchange.wake('log');
    await end();
    await end();
    expect([rounds, isDone]).toEqual([['whole', 'log', 'whole'], false]);
    await end();
    await asked;
    expect(isDone).toBe(true);
  });

  it('asks for all of it again behind a round that failed, and sooner for nobody', async () => {
    const { exchange, rounds, end, poll } = open();
    await end();
    exchange.wake('log');
    await end(false);
    exchange.wake('whole');
    expect(rounds).toEqual(['whole', 'log']);
    poll();
    expect(rounds).toEqual(['whole', 'log', 'whole']);
  });
});
