import { describe, expect, it } from 'vitest';
import { benchMemory } from './memory/bench.ts';
import { fewRows, useTemporaryCache } from './temporary-cache.ts';

describe('npm run bench -- memory', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('tells what the intake left behind, and how memory grew over the work', async () => {
    const { line } = await benchMemory({ rows: fewRows, say: () => {}, slowSync: 0, operations: 10, searches: 20 });
    expect(Object.keys(line)).toEqual(['rows', 'walMb', 'segments', 'memoryRatio']);
    for (const value of Object.values(line)) expect(value).toBeGreaterThan(0);
  });
});
