import { expect, it } from 'vitest';
import { findPostgres } from '../../scripts/team/server/postgres.ts';
import { runTeamSoak, type TeamSoakTally } from './team/run.ts';

/** The long form is `npm run soak -- team`. */
const kills = 40;
const postgres = findPostgres();

const untouched = {
  executedTwice: 0,
  executedNotClaimed: 0,
  executedWithoutRight: 0,
  wronglyNotSent: 0,
  intentsLost: 0,
  chainsHeldByNobody: 0,
};

const skipped = 'missing' in postgres ? ` (${postgres.missing})` : '';

it.skipIf('missing' in postgres)(
  `three desks killed ${kills} times, and their engine with them: nothing paid twice, unclaimed or without the right, nothing lost, nothing held by nobody${skipped}`,
  { timeout: 900_000 },
  async () => {
    if ('missing' in postgres) return;
    const tallies: TeamSoakTally[] = [];
    const count = (what: 'claims' | 'executed' | 'approved') => tallies.reduce((sum, tally) => sum + tally[what], 0);
    // On a busy machine most lives end before anything is claimed: then the desks are killed that often once more.
    do {
      const seed = Date.now() % 2 ** 31;
      const said: string[] = [];
      const tally = await runTeamSoak({ kills, desks: 3, seed, postgres, say: (line) => said.push(line) });
      expect({ seed, said, ...tally }).toMatchObject({ kills, engineCrashes: 3, ...untouched });
      tallies.push(tally);
    } while (tallies.length < 8 && !(count('claims') > 5 && count('executed') > 2 && count('approved') > 0));
    // Enough has happened for something to go wrong.
    expect(count('claims')).toBeGreaterThan(5);
    expect(count('executed')).toBeGreaterThan(2);
    expect(count('approved')).toBeGreaterThan(0);
  },
);

it('two desks that ask nobody pay twice: the control', { timeout: 900_000 }, async () => {
  const tally = await runTeamSoak({
    kills: 60,
    desks: 2,
    seed: 7,
    postgres: undefined,
    isEnough: ({ length }) => length > 0,
  });
  expect(tally.executedTwice).toBeGreaterThan(0);
});

it.skipIf('missing' in postgres)(
  `an engine that asks nobody for approval lets go what nobody had the right to: the control${skipped}`,
  { timeout: 900_000 },
  async () => {
    if ('missing' in postgres) return;
    const tally = await runTeamSoak({ kills: 20, desks: 2, seed: 7, postgres, asksNobody: true });
    expect(tally.executedWithoutRight).toBeGreaterThan(0);
    expect(tally.executedTwice).toBe(0);
  },
);
