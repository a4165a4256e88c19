import { expect, it } from 'vitest';
import { noDamage } from './crash/judge.ts';
import { runCrash } from './crash/run.ts';
import type { Shop } from './crash/shop.ts';

/** The long form is `npm run soak -- crash`. */
const kills = 16;

it(`killed ${kills} times at work: nothing executed that the ledger does not hold, nothing twice, nothing lost`, {
  timeout: 900_000,
}, async () => {
  const seed = Date.now() % 2 ** 31;
  const tally = await runCrash({ kills, seed });
  expect({ seed, ...tally }).toMatchObject({ kills, ...noDamage });
  // Enough has happened for something to go wrong.
  expect(tally.executed).toBeGreaterThan(kills / 8);
  expect(tally.cutWhileSending).toBeGreaterThan(0);
  expect(tally.pages).toBeGreaterThan(0);
});

it('sees a client that fails over to a second host after a reset pay twice: the control', {
  timeout: 900_000,
}, async () => {
  const paidTwice = (shop: Shop) => {
    const ids = shop.executed().flatMap(({ extraData }) => (extraData === '' ? [] : [extraData]));
    return new Set(ids).size < ids.length;
  };
  const tally = await runCrash({ kills: 400, seed: 11, failOver: true, enough: paidTwice });
  expect(tally.executedTwice).toBeGreaterThan(0);
});
