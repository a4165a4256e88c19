import { describe, expect, it } from 'vitest';
import { draft, noon, row, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';

export function describeCustomers(open: OpenLedger): void {
  describe('a customer', () => {
    const openCustomers = async () => {
      const { intake, journal, views } = await open();
      const rows = [
        row({ transactionId: 'A1' }),
        row({ transactionId: 'A2', orderId: 'W-1001-2', execcode: '4001', happenedAt: noon + 1_000 }),
        row({ transactionId: 'A3', orderId: 'W-1001-3', accountId: 'OTHER' }),
        row({ transactionId: 'A4', orderId: 'W-2' }, { client: 'J.Snow', clientEmail: '' }),
      ];
      await intake.recordRows('019bc1a0-0000-7000-8000-000000000001', { rows, source: 'import' }, stamp);
      return { journal, views };
    };

    it('is found by their exact name or address, the newest row first, in one account only', async () => {
      const { views } = await openCustomers();
      const list = async (by: 'client' | 'email', text: string, limit = 10) =>
        (await views.listOfClient('SHOP', { by, text }, limit)).map(({ transactionId }) => transactionId);
      expect(await list('client', 'j.snow')).toEqual(['A2', 'A1']);
      expect(await list('client', 'j.snow', 1)).toEqual(['A2']);
      expect(await list('email', 'j.snow@example.com')).toEqual(['A2', 'A1']);
      expect(await list('client', 'J.Snow')).toEqual(['A4']);
      expect(await list('email', '')).toEqual([]);
    });

    it('is charged under an order that has no row, refused ones too, and that no charge was drafted on', async () => {
      const { journal, views } = await openCustomers();
      const names = ['W-1001', 'W-1001-2', 'W-1001-3', 'W-1001-4'];
      expect(await views.findFreeOrder('SHOP', names)).toBe('W-1001-3');
      await journal.draft(
        draft({ operation: 'payment', chainId: 'order:W-1001-3', orderId: 'W-1001-3', referenceId: 'A1' }),
        stamp,
      );
      expect(await views.findFreeOrder('SHOP', names)).toBe('W-1001-4');
      expect(await views.findFreeOrder('SHOP', names.slice(0, 3))).toBeNull();
    });
  });
}
