import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { encodeForm, exportPath, openShop, type Shop, secret, visitShop } from '../client.ts';

/** Lets what was executed so far arrive in the tables that look-ups read. */
function report(shop: Shop): void {
  shop.sandbox.clock.advance(120 * 60_000);
}

describe('getTransactions', () => {
  it('P 10.1 answers at once: major units, a short EXECCODE, the documented columns in their order', async () => {
    const shop = await openShop({ currency: 'EUR' });
    const { TRANSACTIONID } = await shop.pay({ AMOUNT: '12390', CLIENTADDRESS: '1 Main Street' });
    report(shop);
    const { answer, rows } = await shop.lookUp({ ORDERID: '1234' });
    expect(answer).toEqual({ OPERATIONTYPE: 'getTransactions', EXECCODE: '0000', MESSAGE: 'Operation accepted.' });
    expect(rows?.map((row) => Object.entries(row))).toEqual([
      [
        ['IDENTIFIER', 'SHOP'],
        ['DATE', '2026-03-10 09:00:00'],
        ['TRANSACTIONID', TRANSACTIONID],
        ['ORDERID', '1234'],
        ['OPERATIONTYPE', 'payment'],
        ['AMOUNT', '123.90'],
        ['CURRENCY', 'EUR'],
        ['EXECCODE', '0'],
        ['CLIENTEMAIL', 'john.snow@example.com'],
        ['CLIENTADDRESS', '1 Main Street'],
        ['CARDFULLNAME', 'JOHN SNOW'],
        ['CARDTYPE', 'UNKNOWN'],
        ['CARDCOUNTRY', 'FR'],
        ['3DSECURE', 'no'],
        ['3DSGLOBALSTATUS', ''],
        ['RULE APPLIED', ''],
        ['SCHEDULE', ''],
        ['RETRY', ''],
      ],
    ]);
  });

  it.each([
    ['JPY', '12390'],
    ['KWD', '12.390'],
  ])('P 10.1 the major units of %s', async (currency, AMOUNT) => {
    const shop = await openShop({ currency });
    await shop.pay({ AMOUNT: '12390' });
    report(shop);
    expect((await shop.lookUp({ ORDERID: '1234' })).rows).toMatchObject([{ AMOUNT }]);
  });

  it('P 10.1 several ids joined by semicolons, by order, by transaction, or by both at once', async () => {
    const shop = await openShop();
    const [one, two, three] = [
      await shop.pay({ ORDERID: 'a' }),
      await shop.pay({ ORDERID: 'b', CARDCODE: '5555557376384001' }),
      await shop.pay({ ORDERID: 'c' }),
    ].map(({ TRANSACTIONID }) => TRANSACTIONID);
    await shop.refund(three, { ORDERID: 'a' });
    report(shop);
    const found = async (parameters: Readonly<Record<string, string>>) =>
      (await shop.lookUp(parameters)).rows?.map(
        (row) => `${row['OPERATIONTYPE']} ${row['ORDERID']} ${row['EXECCODE']}`,
      );
    expect(await found({ ORDERID: 'a;b' })).toEqual(['payment a 0', 'payment b 4001', 'refund a 0']);
    expect(await found({ TRANSACTIONID: `${one};${two};A9` })).toEqual(['payment a 0', 'payment b 4001']);
    expect(await found({ ORDERID: 'a', TRANSACTIONID: `${two};${one}` })).toEqual(['payment a 0']);
  });

  it('P 10.1 nothing found is 0000 with an empty DATA; another account’s rows are not found', async () => {
    const shop = await openShop({}, { others: [{ identifier: 'OTHER', secret }] });
    await shop.pay();
    report(shop);
    const nothing = await shop.lookUp({ ORDERID: 'nobody' });
    expect(nothing).toMatchObject({ answer: { EXECCODE: '0000' }, rows: [] });
    expect((await visitShop(shop.sandbox, 'OTHER').lookUp({ ORDERID: '1234' })).rows).toEqual([]);
  });

  it('P 10.1 lags: a row appears exportLagMinutes after it was made, and so does a void', async () => {
    const shop = await openShop({ exportLagMinutes: 30 });
    const { TRANSACTIONID } = await shop.pay();
    const look = async () => (await shop.lookUp({ TRANSACTIONID, COLUMNS: 'VOIDEDBY' })).rows;
    shop.sandbox.clock.advance(30 * 60_000 - 1);
    expect(await look()).toEqual([]);
    shop.sandbox.clock.advance(1);
    expect(await look()).toEqual([{ VOIDEDBY: '' }]);
    const { TRANSACTIONID: voiding } = await shop.cancel(TRANSACTIONID);
    expect(await look()).toEqual([{ VOIDEDBY: '' }]);
    shop.sandbox.clock.advance(30 * 60_000);
    expect(await look()).toEqual([{ VOIDEDBY: voiding }]);
    const prompt = await openShop({ exportLagMinutes: 0 });
    const { TRANSACTIONID: fresh } = await prompt.pay();
    expect((await prompt.lookUp({ TRANSACTIONID: fresh })).rows).toHaveLength(1);
  });

  it('P 10.6 COLUMNS in the order asked for, with or without spaces; an unknown name is 1002', async () => {
    const shop = await openShop({ exportLagMinutes: 0 });
    await shop.pay({ EXTRADATA: 'e-1' });
    const { rows } = await shop.lookUp({ ORDERID: '1234', COLUMNS: 'EXTRADATA;CARDCODE6X4;RULE APPLIED;arn' });
    expect(rows?.map((row) => Object.entries(row))).toEqual([
      [
        ['EXTRADATA', 'e-1'],
        ['CARDCODE6X4', '111122XXXXXX4444'],
        ['RULE APPLIED', ''],
        ['arn', ''],
      ],
    ]);
    const { answer } = await shop.lookUp({ ORDERID: '1234', COLUMNS: 'DATE;WEATHER' });
    expect(answer['MESSAGE']).toBe('The parameter "COLUMNS" is invalid.');
  });

  it('G43 G44 shows instalments with their SCHEDULE and RETRY', async () => {
    const instalmentRules = [{ instalment: 2, tries: 1, execcode: '4002' as const }];
    const shop = await openShop({ retries: 1, instalmentRules });
    await shop.split({ '2026-03-10': '500', '2026-04-10': '500' });
    shop.sandbox.clock.moveTo('2026-04-12T00:00:00Z');
    const { rows } = await shop.lookUp({ ORDERID: '1234' });
    expect(rows?.map((row) => [row['SCHEDULE'], row['RETRY'], row['EXECCODE'], row['AMOUNT']])).toEqual([
      ['1-2', '', '0', '5.00'],
      ['2-2', '', '4002', '5.00'],
      ['2-2', '1', '0', '5.00'],
    ]);
  });

  it.each([
    { MAILTO: 'finance@example.com' },
    { CALLBACKURL: 'https://shop.example.com/exports', COMPRESSION: 'GZIP' },
  ])('P 10.4 with %j it only acknowledges', async (destination) => {
    const shop = await openShop();
    const { answer, rows } = await shop.lookUp({ ORDERID: '1234', ...destination });
    expect(answer).toEqual({
      OPERATIONTYPE: 'getTransactions',
      EXECCODE: '0000',
      MESSAGE: 'Operation accepted.',
      REQUESTID: 'W1',
    });
    expect(rows).toBeUndefined();
  });
});

describe('A1 the order of faults of a look-up', () => {
  it('A1 HASH 1003, then 3001, 3002, 3004, then OPERATIONTYPE, then the parameters', async () => {
    const wrong = { HASH: 'f'.repeat(64), ORDERID: '1' };
    const codeOf = async (shop: Shop, parameters: Readonly<Record<string, string | undefined>>) =>
      (await shop.lookUp(parameters)).answer['EXECCODE'];
    const closed = await openShop({ disabled: true, allowedAddresses: ['10.1.1.1'] });
    expect(await codeOf(closed, wrong)).toBe('1003');
    expect(await codeOf(closed, { ORDERID: '1' })).toBe('3001');
    const elsewhere = await openShop({ allowedAddresses: ['10.1.1.1'], requestsPerMinute: 1 });
    expect(await codeOf(elsewhere, { ORDERID: '1' })).toBe('3002');
    const busy = await openShop({ requestsPerMinute: 1 });
    expect(await codeOf(busy, { ORDERID: '1' })).toBe('0000');
    expect(await codeOf(busy, { OPERATIONTYPE: 'nonsense' })).toBe('3004');
    const open = await openShop();
    expect(await codeOf(open, { OPERATIONTYPE: 'payment' })).toBe('1002');
    expect(await codeOf(open, { IDENTIFIER: undefined })).toBe('1001');
    expect(await codeOf(open, { IDENTIFIER: 'NOBODY' })).toBe('1002');
    expect(await codeOf(open, { VERSION: '4.0', ORDERID: '1' })).toBe('1004');
    expect((await open.lookUp({})).answer['MESSAGE']).toBe('The parameter "ORDERID" is missing.');
    expect((await open.lookUp({ ORDERID: 'x'.repeat(41) })).answer['MESSAGE']).toBe(
      'The parameter "ORDERID" is invalid.',
    );
  });

  it('A1 a disabled API key is 3007, a good one signs', async () => {
    const id = 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9';
    const shop = await openShop({ apiKeys: [{ id, secret: 'of the key', disabled: true }] });
    const byKey = visitShop(shop.sandbox, 'SHOP', 'of the key');
    expect((await byKey.lookUp({ APIKEYID: id, ORDERID: '1' })).answer['EXECCODE']).toBe('3007');
    const open = await openShop({ apiKeys: [{ id, secret: 'of the key' }] });
    const signed = await visitShop(open.sandbox, 'SHOP', 'of the key').lookUp({ APIKEYID: id, ORDERID: '1' });
    expect(signed.answer['EXECCODE']).toBe('0000');
  });

  it('has an address of its own, with and without .php, where no money operation is known', async () => {
    const shop = await openShop();
    expect((await shop.send({ OPERATIONTYPE: 'getTransactions', ORDERID: '1', VERSION: '3.0' }))['EXECCODE']).toBe(
      '1002',
    );
    const body = encodeForm('getTransactions', { IDENTIFIER: 'SHOP' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await request(`${shop.sandbox.url}${exportPath}.php`, { method: 'POST', headers, body });
    expect(await response.body.json()).toMatchObject({ OPERATIONTYPE: 'getTransactions', EXECCODE: '1001' });
    const query = await request(`${shop.sandbox.url}${exportPath}?ORDERID=1`, { method: 'POST', headers, body });
    expect(await query.body.json()).toMatchObject({ EXECCODE: '1006' });
  });
});
