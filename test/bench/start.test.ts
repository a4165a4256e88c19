import { describe, expect, it } from 'vitest';
import { benchStart } from './start/bench.ts';
import { fewRows, useTemporaryCache } from './temporary-cache.ts';

describe('npm run bench -- start', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('starts the console on a kept ledger until its list is painted, and a browser with nothing on it', async () => {
    const { line } = await benchStart({ rows: fewRows, say: () => {}, slowSync: 0, starts: 1 });
    expect(Object.keys(line)).toEqual(['startP50Ms', 'blankP50Ms', 'ratio']);
    for (const value of Object.values(line)) expect(value).toBeGreaterThan(0);
  });
});
