import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FactSource } from '../../../contract/index.ts';
import { computeBalance } from '../../../main/ledger/queries/balance.ts';
import { importRows, noon, openTemporaryLedger, row } from './samples.ts';

let open: Awaited<ReturnType<typeof openTemporaryLedger>>;
beforeEach(async () => {
  open = await openTemporaryLedger();
});
afterEach(() => open.close());

it('names where the newest fact behind the balance came from', async () => {
  await importRows(open.ledger, [row()]);
  const balance = (await open.ledger.read.findChain('SHOP', 'A1'))?.balance;
  expect(balance).toMatchObject({ source: 'import', left: 10_000 });
});

it.each([
  ['lookup', 2_000, 'lookup'],
  ['notification', 1_000, 'notification'],
  ['import', 999, 'desk'],
] as const)('of a fact from %s at %i beside an operation of 1000 it is %s', (source, at, expected: FactSource) => {
  const operation = {
    operation: 'refund',
    state: 'refused',
    amount: { minor: 100, currency: 'EUR' },
    settlement: null,
    attempts: [],
    changedAt: noon + 1_000,
  };
  const operations = [operation] as unknown as Parameters<typeof computeBalance>[1];
  const balance = computeBalance([], operations, { at: noon + at, source });
  expect(balance).toMatchObject({ source: expected, asOf: noon + Math.max(at, 1_000) });
});

it('is this desk where nobody told anything', () => {
  expect(computeBalance([], [], { at: 0, source: 'desk' })).toMatchObject({ source: 'desk', asOf: 0 });
});
