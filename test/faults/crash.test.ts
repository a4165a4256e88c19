import { expect, it } from 'vitest';
import { noDamage } from './crash/judge.ts';
import { type CrashTally, runCrash } from './crash/run.ts';
import type { Shop } from './crash/shop.ts';

/** The long form is `npm run soak -- crash`. */
const kills = 16;

/** Whether enough has happened for something to go wrong. */
function hasSeenEnough(tallies: readonly CrashTally[]): boolean {
  const count = (what: 'executed' | 'pages' | 'cutWhileSending') =>
    tallies.reduce((sum, tally) => sum + tally[what], 0);
  return count('executed') > kills / 8 && count('pages') > 0 && count('cutWhileSending') > 0;
}

it(`killed ${kills} times at work, until one met a sending: nothing executed that the ledger does not hold, nothing twice, nothing lost`, {
  timeout: 900_000,
}, async () => {
  const tallies: CrashTally[] = [];
  // Few kills hit the moment of a sending, and now and then none of them does: then the console is killed that often once more.
  do {
    const seed = Date.now() % 2 ** 31;
    const tally = await runCrash({ kills, seed });
    expect({ seed, ...tally }).toMatchObject({ kills, ...noDamage });
    tallies.push(tally);
  } while (tallies.length < 8 && !hasSeenEnough(tallies));
  expect(hasSeenEnough(tallies), JSON.stringify(tallies)).toBe(true);
});

it('sees a client that fails over to a second host after a reset pay twice: the control', {
  timeout: 900_000,
}, async () => {
  const paidTwice = (shop: Shop) => {
    // A holder may pay on one page of the form as often as they like.
    const sent = shop.executed().filter(({ origin }) => origin !== 'FORM');
    const ids = sent.flatMap(({ extraData }) => (extraData === '' ? [] : [extraData]));
    return new Set(ids).size < ids.length;
  };
  const tally = await runCrash({ kills: 400, seed: 11, failOver: true, enough: paidTwice });
  expect(tally.executedTwice).toBeGreaterThan(0);
});
