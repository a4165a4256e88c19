import { describe, expect, it } from 'vitest';
import { findPostgres } from '../../scripts/team/server/postgres.ts';
import { benchTeam } from './team/bench.ts';
import { useTemporaryCache } from './temporary-cache.ts';

const postgres = findPostgres();

describe.skipIf('missing' in postgres)('npm run bench -- team', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('claims on an engine of its own, and lets an empty desk take in what a colleague has told', async () => {
    const { line } = await benchTeam({ rows: 500, say: () => {}, slowSync: 0, samples: 20 });
    expect(Object.keys(line)).toEqual([
      'claimP50Ms',
      'claimP99Ms',
      'intentsPerSecond8',
      'batchRowsPerSecondAt20ms',
      'lagP50Ms',
      'catchUpRowsPerSecond',
      'catchUpSearchRatioToIntake',
      'searchP95RatioToAlone',
    ]);
    // A row may be at a colleague's desk before whoever brought it in hears that it is at theirs.
    const { lagP50Ms, ...others } = line;
    expect(lagP50Ms).toBeTypeOf('number');
    for (const value of Object.values(others)) expect(value).toBeGreaterThan(0);
  });
});
