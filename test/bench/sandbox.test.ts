import { describe, expect, it } from 'vitest';
import { benchSandbox } from './sandbox/run.ts';

describe('npm run bench -- sandbox', () => {
  it('measures refunds that were really made, against hellos, and says how they compare', {
    timeout: 600_000,
  }, async () => {
    const { line } = await benchSandbox({ refunds: 60, rounds: 1, connections: 4 });
    expect(Object.keys(line)).toEqual(['refundsPerSecond', 'bareFastifyPerSecond', 'ratio']);
    for (const number of Object.values(line)) expect(number).toBeGreaterThan(0);
  });
});
