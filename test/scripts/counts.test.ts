import { describe, expect, it } from 'vitest';
import { addUp, readPlaywright, readVitest, toLine } from '../../scripts/test/counts.ts';

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };
const playwright = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 }, errors: [] };

describe('the counting line', () => {
  it('adds up what the runners report', () => {
    const total = addUp([readVitest(vitest), readPlaywright(playwright), { passed: 6, failed: 0, skipped: 0 }]);
    expect(total).toEqual({ passed: 18, failed: 3, skipped: 6 });
    expect(toLine(total)).toBe('18 passed, 3 failed, 6 skipped');
    expect(toLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
  });

  it('counts a file that could not be loaded, and an error outside every test, as failures', () => {
    const unloaded = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(readVitest(unloaded).failed).toBe(2);
    expect(readPlaywright({ ...playwright, errors: [{}] }).failed).toBe(3);
  });
});
