import { expect, it } from 'vitest';
import type { TransactionRow } from '../../../contract/index.ts';
import { UnclaimedTable } from '../../../renderer/team/UnclaimedTable.tsx';
import { say } from '../say.tsx';

const row = {
  accountId: 'SHOP',
  transactionId: 'A9',
  operation: 'refund',
  orderId: 'W-1001',
  amount: { minor: 2_500, currency: 'EUR' },
  status: 'succeeded',
  execcode: '0000',
  happenedAt: Date.UTC(2020, 10, 22, 13, 2),
  timeKnown: true,
} as TransactionRow;

it('rows without a claim are named, each that is here with a way to its transaction', async () => {
  const rows = [
    { accountId: 'SHOP', transactionId: 'A9', row },
    { accountId: 'SHOP', transactionId: 'A10', row: null },
  ];
  const english = await say(() => <UnclaimedTable rows={rows} />, 'en');
  expect(english).toMatch(/22 Nov 2020.*Refund.*W-1001.*25\.00.*<button.*A9<\/.*Has not come to this desk yet.*A10/s);
  expect(english.match(/<button/g)).toHaveLength(1);
  expect(await say(() => <UnclaimedTable rows={rows} />, 'fr')).toMatch(/Remboursement.*25,00.*Pas encore arrivé/s);
});
