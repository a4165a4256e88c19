import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { encodeForm, exportPath, openShop, secret } from '../client.ts';

import { ask, reconciliationPath } from './ask.ts';

describe('A1 what is wrong with an export', () => {
  const url = 'http://127.0.0.1:9/export';

  it.each([
    [{ DATE: undefined }, '1001', 'DATE'],
    [{ COMPRESSION: undefined }, '1001', 'COMPRESSION'],
    [{ CALLBACKURL: undefined }, '1001', 'CALLBACKURL'],
    [{ STARTDATE: '2026-03-10' }, '1001', 'ENDDATE'],
    [{ ENDDATE: '2026-03-10' }, '1001', 'STARTDATE'],
    [{ DATE: '2026' }, '1002', 'DATE'],
    [{ DATE: '2026-13' }, '1002', 'DATE'],
    [{ DATE: '2026-02-30' }, '1002', 'DATE'],
    [{ DATE: { 0: '2026-03-10' } }, '1002', 'DATE'],
    [{ STARTDATE: '2026-03-11', ENDDATE: '2026-03-10' }, '1002', 'ENDDATE'],
    [{ CALLBACKURL: 'ftp://127.0.0.1/x' }, '1002', 'CALLBACKURL'],
    [{ CALLBACKURL: 'not a url' }, '1002', 'CALLBACKURL'],
    [{ CALLBACKURL: undefined, MAILTO: 'nobody' }, '1002', 'MAILTO'],
    [{ COMPRESSION: 'rar' }, '1002', 'COMPRESSION'],
    [{ TIMEZONE: 'Mars/Olympus' }, '1002', 'TIMEZONE'],
    [{ SCOPE: 'EVERYBODY' }, '1002', 'SCOPE'],
    [{ COLUMNS: 'DATE;WEATHER' }, '1002', 'COLUMNS'],
  ] as const)('A1 %j is %s, with the name', async (more, code, name) => {
    const shop = await openShop();
    const answer = await ask(shop, 'exportTransactions', { CALLBACKURL: url, ...more });
    expect(answer).toMatchObject({ EXECCODE: code, MESSAGE: expect.stringContaining(`"${name}"`) });
    expect(shop.sandbox.exports()).toEqual([]);
  });

  it('A1 each desk knows its own operations; one day only for what was paid out', async () => {
    const shop = await openShop();
    const params = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'exportReconciliation', VERSION: '3.0' };
    const body = encodeForm('exportReconciliation', { ...params, HASH: sign(params, secret) });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const elsewhere = await request(shop.sandbox.url + exportPath, { method: 'POST', headers, body });
    expect(await elsewhere.body.json()).toMatchObject({
      EXECCODE: '1002',
      MESSAGE: expect.stringContaining('OPERATIONTYPE'),
    });
    const here = await request(`${shop.sandbox.url}${reconciliationPath}.php`, { method: 'POST', headers, body });
    expect(await here.body.json()).toMatchObject({ EXECCODE: '1001', MESSAGE: expect.stringContaining('COMPRESSION') });
    expect(await ask(shop, 'exportReconciledTransactions', { CALLBACKURL: url, DATE: '2026-03' })).toMatchObject({
      EXECCODE: '1002',
    });
    expect(await ask(shop, 'exportReconciledTransactions', { CALLBACKURL: url, DATE: undefined })).toMatchObject({
      EXECCODE: '1001',
    });
  });
});
