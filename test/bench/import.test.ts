import { describe, expect, it } from 'vitest';
import { benchImport } from './import/bench.ts';
import { useTemporaryCache } from './temporary-cache.ts';

describe('npm run bench -- import', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('takes files beside a plain insert, one beside writes of the journal, and one through the real window', async () => {
    const { line } = await benchImport({ rows: 500, say: () => {}, slowSync: 0 });
    expect(Object.keys(line)).toEqual([
      'rows',
      'rowsPerSecond',
      'ratioToPlainInsert',
      'peakMemoryMb',
      'durableWriteDuringP95Ratio',
      'windowLongestTaskMs',
    ]);
    // So few rows may be in before any task of the window was seen.
    const { windowLongestTaskMs, ...others } = line;
    expect(windowLongestTaskMs).toBeTypeOf('number');
    for (const value of Object.values(others)) expect(value).toBeGreaterThan(0);
  });
});
