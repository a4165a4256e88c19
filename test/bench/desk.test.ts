import { describe, expect, it } from 'vitest';
import { benchDesk } from './desk/bench.ts';
import { useTemporaryCache } from './temporary-cache.ts';

describe('npm run bench -- desk', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('refunds over HTTP, and counts the commits that each refund took', async () => {
    const { line, table } = await benchDesk({ rows: 0, say: () => {}, slowSync: 0, each: 1, rounds: 1 });
    expect(Object.keys(line)).toEqual([
      'inFlight1',
      'inFlight8',
      'inFlight32',
      'bare8',
      'ratio8At20ms',
      'writerMsPerOperation',
    ]);
    for (const value of Object.values(line)) expect(value).toBeGreaterThan(0);
    expect(table.find(([name]) => name === '1 in flight')?.[2]).toBe('3.00');
  });

  it('on a disk that is slower, the writer is busy for longer: three commits of 40 ms, which eight may share', async () => {
    const { line } = await benchDesk({ rows: 0, say: () => {}, slowSync: 40, each: 1, rounds: 1 });
    expect(line['writerMsPerOperation']).toBeGreaterThan((3 * 40) / 8 - 1);
  });
});
