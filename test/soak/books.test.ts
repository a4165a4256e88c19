import { expect, it, vi } from 'vitest';
import { soakWindow } from './books/soak.ts';

// Sixty runs take ten seconds of a processor, which others may want as well.
vi.setConfig({ testTimeout: 600_000 });

it('the window says nothing in sixty runs that the book says otherwise, and does not cry wolf', async () => {
  const told: string[] = [];
  const { guardsPerHundred, honest, ...tally } = await soakWindow({
    runs: 60,
    seed: 12,
    most: 1,
    say: (line) => told.push(line),
  });
  const faults = told.filter((line) => line.includes('--script')).join('\n');
  expect(tally, faults).toEqual({
    runs: 60,
    leftAboveBook: 0,
    otherAmountThanBook: 0,
    wrongVoidOffered: 0,
    wrongCaptureOffered: 0,
    wrongRefundOffered: 0,
    proofWithoutOutcome: 0,
    rowsLostSilently: 0,
    needlesslyBlocked: 0,
    wrongPageTold: 0,
  });
  expect(honest).toBeGreaterThan(20);
  expect(guardsPerHundred).toBeLessThanOrEqual(5);
});
