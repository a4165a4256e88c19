import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openShop, type Parameters, secret, visitShop } from '../client.ts';
import { openReceiver, type Seen } from '../receiver.ts';

import { bring, linesIn, ok, openPrompt, partsOf } from './ask.ts';

describe('P 10.2–10.5 what stands in a file', () => {
  it('P 10.5 older: byte order mark, minor units, quotes around spaces', async () => {
    const shop = await openPrompt();
    await shop.pay({ AMOUNT: '7418' });
    const { csv, lines } = await bring(shop, 'exportTransactions');
    expect(csv.startsWith('\uFEFFTRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;NATURE;')).toBe(true);
    expect(csv).toContain(';BILLINGFEESTTC;');
    expect(csv).toContain(';"2026-03-10 09:00:00";payment;payment;"Knows nothing";7418;EUR;');
    expect(lines).toMatchObject([{ AMOUNT: '7418', EXECCODE: '0' }]);
  });

  it('P 10.5 newer: major units and spaced names, no byte order mark', async () => {
    const shop = await openPrompt({ exportShape: 'newer' });
    await shop.pay({ AMOUNT: '7418' });
    const { csv, lines } = await bring(shop, 'exportTransactions');
    expect(csv.startsWith('TRANSACTIONID;')).toBe(true);
    expect(lines).toMatchObject([{ AMOUNT: '74.18', EXECCODE: '0', 'BILLINGFEES INCL. VAT': '' }]);
  });

  it('P 10.5 everything at once, in both shapes and with the same rows', async () => {
    const shop = await openPrompt();
    const { TRANSACTIONID } = await shop.pay({ AMOUNT: '7418' });
    await shop.refund(TRANSACTIONID, { AMOUNT: '18' });
    const [older, newer] = [shop.sandbox.exportTransactions(), shop.sandbox.exportTransactions('newer')].map(linesIn);
    expect(older?.map((line) => line['AMOUNT'])).toEqual(['7418', '18']);
    expect(newer?.map((line) => line['AMOUNT'])).toEqual(['74.18', '0.18']);
    expect(newer?.map((line) => line['REFUNDED'])).toEqual(older?.map((line) => line['REFUNDED']));
    expect(newer?.at(0)).toHaveProperty('BILLINGFEES INCL. VAT');
  });

  it('P 10.2 a day, a month, a range, and the range as a public client sends it; in a zone of choice', async () => {
    const shop = await openPrompt();
    await shop.pay({ ORDERID: 'tenth' });
    shop.sandbox.clock.moveTo('2026-03-11T23:30:00Z');
    await shop.pay({ ORDERID: 'eleventh' });
    shop.sandbox.clock.moveTo('2026-04-01T00:00:00Z');
    await shop.pay({ ORDERID: 'april' });
    const orders = async (more: Parameters) =>
      (await bring(shop, 'exportTransactions', more)).lines.map((line) => line['ORDERID']);
    expect(await orders({ DATE: '2026-03-10' })).toEqual(['tenth']);
    expect(await orders({ DATE: '2026-03' })).toEqual(['tenth', 'eleventh']);
    expect(await orders({ DATE: '2026-03-11' })).toEqual(['eleventh']);
    expect(await orders({ DATE: '2026-03-11', TIMEZONE: 'Europe/Paris' })).toEqual([]);
    expect(await orders({ STARTDATE: '2026-03-11', ENDDATE: '2026-04-01' })).toEqual(['eleventh', 'april']);
    expect(await orders({ DATE: { 0: '2026-03-10', 1: '2026-03-11' } })).toEqual(['tenth', 'eleventh']);
    const { lines } = await bring(shop, 'exportTransactions', {
      DATE: '2026-03-12',
      TIMEZONE: 'Europe/Paris',
      COLUMNS: 'DATE;LAST NOTIFICATION RESULT',
    });
    expect(lines).toEqual([{ DATE: '2026-03-12 00:30:00', 'LAST NOTIFICATION RESULT': '' }]);
  });

  it('P 10.1 knows what had arrived when it was asked for; SCOPE widens it to all accounts', async () => {
    const shop = await openShop({ exportLagMinutes: 30 }, { others: [{ identifier: 'OTHER', secret }] });
    await shop.pay();
    await visitShop(shop.sandbox, 'OTHER').pay();
    expect((await bring(shop, 'exportTransactions')).lines).toEqual([]);
    shop.sandbox.clock.advance(30 * 60_000);
    expect((await bring(shop, 'exportTransactions')).lines).toHaveLength(1);
    expect(
      (await bring(shop, 'exportTransactions', { SCOPE: 'client' })).lines.map((line) => line['IDENTIFIER']),
    ).toEqual(['SHOP', 'OTHER']);
    expect((await bring(shop, 'exportTransactions', { SCOPE: 'ACCOUNT' })).lines).toHaveLength(1);
  });

  it('P 10.2 exportChargebacks: what was charged back in the period', async () => {
    const shop = await openPrompt();
    const { TRANSACTIONID: transactionId = '' } = await shop.pay();
    await shop.pay();
    shop.sandbox.clock.moveTo('2026-03-20T09:00:00Z');
    await shop.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'chargeback', transactionId, amount: 5 });
    expect((await bring(shop, 'exportChargebacks', { DATE: '2026-03-10' })).lines).toEqual([]);
    const COLUMNS = 'TRANSACTIONID;CHARGEBACKAMOUNT';
    const { lines } = await bring(shop, 'exportChargebacks', { DATE: '2026-03-20', COLUMNS });
    expect(lines).toEqual([{ TRANSACTIONID: transactionId, CHARGEBACKAMOUNT: '5' }]);
  });

  it('P 10.3 exportReconciliation: sums of what moved money, by day and operation', async () => {
    const shop = await openPrompt({ exportShape: 'newer' });
    const { TRANSACTIONID } = await shop.pay();
    await shop.pay({ AMOUNT: '234' });
    await shop.pay({ CARDCODE: '5555557376384001' });
    await shop.authorize();
    await shop.refund(TRANSACTIONID, { AMOUNT: '100' });
    const { csv } = await bring(shop, 'exportReconciliation', { DATE: '2026-03' });
    expect(csv.split('\r\n')).toEqual([
      'DATE;IDENTIFIER;OPERATIONTYPE;CURRENCY;NUMBER;AMOUNT',
      '2026-03-10;SHOP;payment;EUR;2;12.34',
      '2026-03-10;SHOP;refund;EUR;1;1.00',
      '',
    ]);
  });

  it('P 10.4 exportReconciledTransactions: what was paid out on that day', async () => {
    const shop = await openPrompt();
    await shop.pay({ ORDERID: 'paid' });
    await shop.authorize({ ORDERID: 'not paid' });
    shop.sandbox.clock.moveTo('2026-03-20T09:00:00Z');
    const orders = async (DATE: string) =>
      (await bring(shop, 'exportReconciledTransactions', { DATE })).lines.map((line) => line['ORDERID']);
    expect(await orders('2026-03-13')).toEqual(['paid']);
    expect(await orders('2026-03-12')).toEqual([]);
  });

  it('P 10.1 getTransactions with CALLBACKURL brings what it would have answered, gzip when nothing is said', async () => {
    const receiver = await openReceiver();
    const shop = await openPrompt();
    const { TRANSACTIONID } = await shop.pay({ ORDERID: 'a' });
    await shop.pay({ ORDERID: 'b' });
    const { answer } = await shop.lookUp({ ORDERID: 'a', CALLBACKURL: receiver.url, COLUMNS: 'TRANSACTIONID;AMOUNT' });
    expect(answer).toMatchObject({ ...ok, REQUESTID: 'W1' });
    await shop.sandbox.settled();
    const { bytes, name } = await partsOf(receiver.seen[0] as Seen);
    expect(name).toBe('getTransactions-W1.csv.gz');
    expect(linesIn(gunzipSync(bytes).toString('utf8'))).toEqual([{ TRANSACTIONID, AMOUNT: '1000' }]);
  });
});
