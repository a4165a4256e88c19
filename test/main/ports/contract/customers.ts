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
      await journal.draft(
        draft({ operation: 'credit', chainId: 'credit:W-1001-4', orderId: 'W-1001-4', referenceId: 'A1' }),
        stamp,
      );
      expect(await views.findFreeOrder('SHOP', [...names, 'W-1001-5'])).toBe('W-1001-5');
    });

    it('is charged until their card expires, as the newest transaction of the alias tells it', async () => {
      const { intake, views } = await open();
      const told = (transactionId: string, days: number, cardExpiry: string, alias = 'AL1') =>
        row({ transactionId, alias, happenedAt: noon + days * 86_400_000, further: { cardExpiry } });
      const rows = [told('A1', 0, '12-27'), told('A2', 1, '12-29'), told('A3', 2, ''), told('A4', 3, '01-26', 'AL2')];
      await intake.recordRows('019bc1a0-0000-7000-8000-000000000001', { rows, source: 'import' }, stamp);
      const expiry = async (sourceId: string, alias: string | null = null, accountId = 'SHOP') =>
        (await views.readOrder({ accountId, orderId: 'W-9', sourceId, alias, client: '', now: noon })).cardExpiry;
      expect(await expiry('A1')).toBe('12-29');
      expect(await expiry('A1', 'AL2')).toBe('01-26');
      expect(await expiry('A1', 'AL3')).toBe('');
      expect(await expiry('A1', 'AL1', 'OTHER')).toBe('');
    });
  });
}
