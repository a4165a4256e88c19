import { describe, expect, it } from 'vitest';
import { runBench } from './run.ts';

describe('npm run bench -- sandbox', () => {
  it('measures refunds that were really made, against hellos, and says how they compare', {
    timeout: 120_000,
  }, async () => {
    const result = await runBench({ refunds: 60, rounds: 1, connections: 4 });
    expect(Object.keys(result)).toEqual(['refundsPerSecond', 'bareFastifyPerSecond', 'ratio']);
    for (const number of Object.values(result)) expect(number).toBeGreaterThan(0);
  });
});
