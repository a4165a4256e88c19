import { describe, expect, it } from 'vitest';
import { openBook } from '../../../sandbox/book/open.ts';
import { outsidePlans, type Row } from '../../../sandbox/book/row.ts';
import { openShop } from '../client.ts';

/** A payment's draft, from one that the sandbox has made itself. */
async function draft() {
  const shop = await openShop();
  await shop.pay();
  const { sequence: _sequence, transactionId: _id, voidedBy: _by, ...row } = shop.sandbox.rows()[0] as Row;
  return { ...row, ...outsidePlans, chain: undefined };
}

describe('rows are announced', () => {
  it('once a transaction, inside it, as they stand at its end; nobody hears of what came before', async () => {
    const payment = await draft();
    const book = openBook(':memory:');
    book.transact(() => book.rows.add(payment));
    const heard: [string, string, string][] = [];
    book.announceTo(({ transactionId, execcode, alias }) => heard.push([transactionId, execcode, alias]));
    book.transact(() => {
      const row = book.rows.add({ ...payment, execcode: '0001' });
      book.transact(() => book.rows.markAlias(row, 'ALIAS'));
      expect(heard).toEqual([]);
    });
    book.transact(() => book.rows.conclude(2, '0000', 'authenticated'));
    book.transact(() => book.rows.markVoided(book.rows.get(1), book.rows.get(2)));
    expect(heard).toEqual([
      ['A2000002', '0001', 'ALIAS'],
      ['A2000002', '0000', 'ALIAS'],
    ]);
    book.close();
  });

  it('a listener that throws undoes the row, and a failed transaction is not announced later', async () => {
    const payment = await draft();
    const book = openBook(':memory:');
    const heard: string[] = [];
    book.announceTo(({ transactionId, orderId }) => {
      if (orderId === 'bad') throw new Error('no');
      heard.push(transactionId);
    });
    expect(() => book.transact(() => book.rows.add({ ...payment, orderId: 'bad' }))).toThrow('no');
    expect(() =>
      book.transact(() => {
        book.rows.add(payment);
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(book.rows.all()).toEqual([]);
    book.transact(() => book.rows.add(payment));
    expect(heard).toEqual(['A2000001']);
    book.close();
  });
});
