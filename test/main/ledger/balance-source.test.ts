import { afterEach, beforeEach, expect, it } from 'vitest';
import { computeBalance } from '../../../main/domain/balance.ts';
import type { FactSource } from '../../../main/domain/kinds.ts';
import { draft, importRows, noon, openTemporaryLedger, row, stamp } from './samples.ts';

let open: Awaited<ReturnType<typeof openTemporaryLedger>>;
beforeEach(async () => {
  open = await openTemporaryLedger();
});
afterEach(() => open.close());

it('names where the newest fact behind the balance came from', async () => {
  await importRows(open.ledger, [row()]);
  const balance = (await open.ledger.views.findChain('SHOP', 'A1'))?.balance;
  expect(balance).toMatchObject({ source: 'import', left: 10_000 });
});

it.each<[FactSource, number, FactSource]>([
  ['lookup', 2_000, 'lookup'],
  ['notification', 1_000, 'notification'],
  ['import', 999, 'desk'],
])('of a fact from %s at %i beside an operation of 1000 it is %s', async (source, at, expected) => {
  const { ledger } = open;
  await importRows(ledger, [row()]);
  const [told] = (await ledger.views.findChain('SHOP', 'A1'))?.transactions ?? [];
  const operation = await ledger.journal.draft(draft(), stamp);
  const newest = told && { ...told, knownAt: noon + at, knownFrom: source };
  const older = told && { ...told, knownAt: noon, knownFrom: 'import' as const };
  const rows = [older, newest, older].filter((each) => each !== undefined);
  const balance = computeBalance(rows, [{ ...operation, state: 'refused', changedAt: noon + 1_000 }]);
  expect(balance).toMatchObject({ source: expected, asOf: noon + Math.max(at, 1_000) });
});

it('is this desk where nobody told anything', () => {
  expect(computeBalance([], [])).toMatchObject({ source: 'desk', asOf: 0 });
});
