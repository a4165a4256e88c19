import { describe, expect, it } from 'vitest';
import type { Gate } from './gate.ts';
import { runModel } from './run.ts';

describe('the money against the rule book', () => {
  it('100 stories of 50 steps: every answer, row and balance is what rules.md expects', {
    timeout: 600_000,
  }, async () => {
    const tally = await runModel({ runs: 100, steps: 50, httpRuns: 10 });
    expect(tally).toMatchObject({ runs: 100, steps: 5000, httpRuns: 10 });
    // Most steps reach far enough to leave a row.
    expect(tally.rows).toBeGreaterThan(1000);
  });

  it('a gateway that gives one cent too much is found out', async () => {
    const generous = (gate: Gate): Gate => ({
      ...gate,
      balanceOf: (id) => {
        const balance = gate.balanceOf(id);
        return balance && balance.refunded > 0 ? { ...balance, left: balance.left + 1 } : balance;
      },
    });
    const run = runModel({ runs: 100, steps: 30, httpRuns: 0, through: generous });
    await expect(run).rejects.toThrow('Property failed');
  });

  it('a gateway that forgets what falls due is found out', async () => {
    const asleep = (gate: Gate): Gate => ({
      ...gate,
      rows: () => gate.rows().filter(({ origin }) => origin !== 'BATCH'),
    });
    const run = runModel({ runs: 100, steps: 30, httpRuns: 0, through: asleep });
    await expect(run).rejects.toThrow('Property failed');
  });
});
