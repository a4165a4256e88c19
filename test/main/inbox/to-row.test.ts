import { describe, expect, it } from 'vitest';
import { readText } from '../../../main/inbox/read-text.ts';
import { toRow } from '../../../main/inbox/to-row.ts';
import { makeAccount } from '../accounts/samples.ts';
import { noon } from '../ledger/samples.ts';
import { type Fields, payment, refund, toForm } from './samples.ts';

const row = (fields: Fields, currency = 'EUR') => {
  const received = readText(toForm(fields), 1).parts[0]?.received;
  const read = received && toRow(received, makeAccount({ currency }), noon);
  return read?.kind === 'told' ? read.row : read?.unread;
};

describe('a notification as a row', () => {
  it('says what it says: minor units, no reference, and the time at which it came', () => {
    expect(
      row({ ...payment, EXTRADATA: 'from the shop', ALIAS: 'A142429', SCHEDULE: '1-3', '3DSGLOBALSTATUS': 'ok' }),
    ).toMatchObject({
      transaction: {
        accountId: 'SHOP',
        transactionId: 'A1',
        referenceId: null,
        operation: 'payment',
        orderId: 'W-1001',
        amountMinor: 10_000,
        currency: 'EUR',
        execcode: '0000',
        voidedBy: null,
        card: '…0001',
        happenedAt: noon,
        timeKnown: false,
        method: 'card',
        schedule: '1-3',
        alias: 'A142429',
        extraData: 'from the shop',
        authenticated: true,
      },
      person: { client: 'j.snow', clientEmail: 'j.snow+wall@example.com', clientName: 'JOHN SNOW' },
    });
  });

  it('does not know how it was paid where it names no card', () => {
    const { CARDCODE, CARDTYPE, ...silent } = payment as Fields;
    expect(row(silent)).toMatchObject({ transaction: { method: 'unknown' } });
    expect(row({ ...silent, CARDTYPE: 'VISA' })).toMatchObject({ transaction: { method: 'card' } });
  });

  it('takes the account’s currency where it names none', () => {
    const { CURRENCY, ...silent } = refund;
    expect(row(silent, 'JPY')).toMatchObject({ transaction: { amountMinor: 2_500, currency: 'JPY' } });
  });

  it('never keeps a whole card number where a card or a free text stands', () => {
    const number = '5555556778250000';
    const kept = row({ ...payment, CARDCODE: number, CARDFULLNAME: `SNOW ${number}` });
    expect(JSON.stringify(kept)).not.toContain(number);
    expect(kept).toMatchObject({
      transaction: { card: '', notWhole: ['CARDCODE'] },
      person: { clientName: 'SNOW 555555…0000' },
    });
  });

  it('keeps keys to the letter, also those that would pass for a card', () => {
    const key = '1700000000004';
    const kept = row({
      ...payment,
      TRANSACTIONID: key,
      ORDERID: ` ${key}`,
      ALIAS: key,
      CLIENTIDENT: key,
      EXTRADATA: key,
    });
    expect(kept).toMatchObject({
      transaction: { transactionId: key, orderId: ` ${key}`, alias: key, extraData: key },
      person: { client: key },
    });
    expect(kept).not.toHaveProperty('transaction.notWhole');
  });

  it.each([
    ['XXXXXXXXXXXX0001', '…0001'],
    ['446421XXXXXX0001', '446421…0001'],
    ['446421******0001', '446421…0001'],
    ['4464210001', ''],
    ['', ''],
  ])('shows the card %s as %j', (CARDCODE, card) => {
    expect(row({ ...payment, CARDCODE })).toMatchObject({ transaction: { card } });
  });

  it.each(['void', 'stopntimes'])('takes a %s without an amount', (OPERATIONTYPE) => {
    const { AMOUNT, ...silent } = payment;
    expect(row({ ...silent, OPERATIONTYPE })).toMatchObject({ transaction: { amountMinor: 0 } });
  });

  it.each<[string, Fields]>([
    ['OPERATIONTYPE', { OPERATIONTYPE: 'gift' }],
    ['OPERATIONTYPE', { OPERATIONTYPE: '' }],
    ['TRANSACTIONID', { TRANSACTIONID: '' }],
    ['TRANSACTIONID', { TRANSACTIONID: 'A'.repeat(33) }],
    ['AMOUNT', { AMOUNT: '' }],
    ['AMOUNT', { AMOUNT: 'null' }],
    ['AMOUNT', { AMOUNT: '100.00' }],
    ['AMOUNT', { AMOUNT: '-1' }],
    ['AMOUNT', { AMOUNT: '1'.repeat(13) }],
    ['CURRENCY', { CURRENCY: 'EURO' }],
    ['EXECCODE', { EXECCODE: '0' }],
    ['EXECCODE', { EXECCODE: '' }],
    ['EXECCODE', { EXECCODE: ' ' }],
    ['EXECCODE', { EXECCODE: '-' }],
    ['ORDERID', { ORDERID: 'W'.repeat(256) }],
  ])('names %s when money cannot be told for it', (column, fields) => {
    expect(row({ ...payment, ...fields })).toMatchObject({ accountId: 'SHOP', column });
  });

  it.each<[string, Fields]>([
    ['SCHEDULE', { SCHEDULE: 'first' }],
    ['ALIAS', { ALIAS: 'A'.repeat(41) }],
    ['CARDFULLNAME', { CARDFULLNAME: 'N'.repeat(300) }],
    ['CLIENTIDENT', { CLIENTIDENT: 'c'.repeat(256) }],
    ['CLIENTEMAIL', { CLIENTEMAIL: 'c'.repeat(256) }],
    ['EXTRADATA', { EXTRADATA: 'e'.repeat(256) }],
    ['CARDCODE', { CARDCODE: 'none of ours' }],
    ['VOIDEDBY', { VOIDEDBY: 'V'.repeat(33) }],
  ])('keeps the money of a row whose %s cannot be kept, with a mark', (column, fields) => {
    expect(row({ ...payment, ...fields })).toMatchObject({
      transaction: { amountMinor: 10_000, execcode: '0000', notWhole: [column] },
    });
  });
});
