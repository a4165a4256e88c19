import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { accountsFileSchema, readAccountsFile } from '../../../sandbox/accounts/read-accounts-file.ts';
import { accountSettingsSchema } from '../../../sandbox/accounts/settings.ts';
import { openShop, type Shop, secret, visitShop } from '../client.ts';
import { openReceiver } from '../receiver.ts';

const key = { id: 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9', secret: 'the key’s own' };

/** Every setting with another value than its default. */
const everySetting = {
  label: 'Jeux de la Côte',
  secret: 'another secret',
  method: 'sdd',
  currency: 'JPY',
  zone: 'Asia/Tokyo',
  captureDays: 13,
  recaptureAfterVoid: true,
  credit: 'cft',
  collectionDays: 5,
  mandatePage: true,
  externalMpi: true,
  authenticationFields: true,
  redirectUrl: 'https://shop.example.com/back',
  cancelUrl: 'https://shop.example.com/cancelled',
  retries: 3,
  planOnLastDay: true,
  exportLagMinutes: 5,
  disabled: true,
  aliasPerClient: true,
  allowedAddresses: ['192.0.2.1'],
  requestsPerMinute: 9,
  operations: ['payment'],
  apiKeys: [key],
  rules: [
    { text: 'gift', outcome: '6004' },
    { amountFrom: 5000, outcome: 'authenticate' },
  ],
  instalmentRules: [{ instalment: 2, execcode: '4002' }],
  collectionRules: [{ orderId: '1234', execcode: '4013' }],
  notificationUrl: 'https://shop.example.com/notified',
  chargebackUrl: 'https://shop.example.com/charged-back',
  notificationVerb: 'GET',
  notificationOrder: 'before',
  notificationSecret: 'for notifications',
  exportShape: 'newer',
  exportCallback: 'body',
  exportAnywhere: true,
  publicExamples: true,
};

/** What an answer shows of them: no secret. */
const { secret: _own, notificationSecret: _other, ...shownSettings } = everySetting;
const everyShown = { ...shownSettings, apiKeys: [{ id: key.id, disabled: false }] };

async function put({ sandbox }: Shop, identifier: string, body: unknown) {
  const response = await request(`${sandbox.url}/sandbox/api/accounts/${identifier}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.control}` },
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what the tests then look into
  return { status: response.statusCode, json: (await response.body.json()) as any };
}

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'accounts.json'), text);
  return join(folder, 'accounts.json');
}

function linesFor(accounts: unknown): readonly string[] {
  const file = fileWith(JSON.stringify({ accounts }));
  try {
    readAccountsFile(file);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message.replace(file, 'FILE').split('\n');
  }
}

it('the list above names every setting there is', () => {
  expect(Object.keys({ identifier: '', ...everySetting }).sort()).toEqual(
    Object.keys(accountSettingsSchema.shape).sort(),
  );
});

it('sandbox/accounts.schema.json, and what the API serves, is the schema that files and PUT are checked with', async () => {
  const kept: unknown = JSON.parse(
    readFileSync(new URL('../../../sandbox/accounts.schema.json', import.meta.url), 'utf8'),
  );
  expect(z.toJSONSchema(accountsFileSchema, { io: 'input' })).toEqual(kept);
  const { sandbox } = await openShop();
  const headers = { authorization: `Bearer ${sandbox.control}` };
  const served = await request(`${sandbox.url}/sandbox/api/accounts/schema`, { headers });
  expect(await served.body.json()).toEqual(kept);
});

describe('a file of accounts', () => {
  it('makes every setting', () => {
    const text = JSON.stringify({
      $schema: 'accounts.schema.json',
      accounts: [{ identifier: 'JEUX', ...everySetting }],
    });
    expect(readAccountsFile(fileWith(text))).toMatchObject([{ identifier: 'JEUX', ...everySetting, apiKeys: [key] }]);
  });

  it.each([
    [[{ secret }], 'accounts[0].identifier: it is missing. Add text in quotes.'],
    [[{ identifier: 'A' }], 'accounts[0].secret: it is missing. Add text in quotes.'],
    [[{ identifier: 'A', secret: 7 }], 'accounts[0].secret: it must be text in quotes.'],
    [
      [{ identifier: 'A', secret, method: 'cash' }],
      'accounts[0].method: it must be one of "card", "sdd", "redirect", not "cash".',
    ],
    [[{ identifier: 'A', secret, retrys: 2 }], 'accounts[0].retrys: there is no such setting. Did you mean "retries"?'],
    [
      [{ identifier: 'A', secret, RedirectURL: 'x' }],
      'accounts[0].RedirectURL: there is no such setting. Did you mean "redirectUrl"?',
    ],
    [[{ identifier: 'A', secret, retries: -1 }], 'accounts[0].retries: it must be a whole number from 0, not -1.'],
    [[{ identifier: 'A', secret, retries: '2' }], 'accounts[0].retries: it must be a whole number, not "2".'],
    [
      [{ identifier: 'A', secret, zone: 'Paris' }],
      'accounts[0].zone: it must be an IANA time zone such as "Europe/Paris", not "Paris".',
    ],
    [
      [{ identifier: 'A', secret, currency: 'euro' }],
      'accounts[0].currency: it must be a currency of ISO 4217 in capitals, such as "EUR", not "euro".',
    ],
    [
      [{ identifier: 'A', secret, notificationUrl: 'shop' }],
      'accounts[0].notificationUrl: it must be a whole address such as "http://127.0.0.1:8080/notification", not "shop".',
    ],
    [
      [{ identifier: 'A', secret, apiKeys: [{ id: 'short', secret }] }],
      'accounts[0].apiKeys[0].id: it must be an APIKEYID of 36 characters, such as "a688b3a1-d227-4cdd-9454-5d7cfcc74ef9", not "short".',
    ],
    [
      [{ identifier: 'A', secret, rules: [{ outcome: '4001' }] }],
      'accounts[0].rules[0].outcome: it must be one of "6001", "6004", "authenticate", not "4001".',
    ],
    [
      [{ identifier: 'x'.repeat(33), secret }],
      `accounts[0].identifier: it must be text of at most 32 characters, not "${'x'.repeat(33)}".`,
    ],
    [
      [{ identifier: 'A', secret, rules: [{ outcome: '6001', card: '4' }] }],
      'accounts[0].rules[0].card: there is no such setting. Leave it out.',
    ],
    [{}, 'accounts: it must be a list in [ ], not {}.'],
  ])('%j: %s', (accounts, line) => {
    expect(linesFor(accounts)).toEqual(['FILE cannot be used:', line]);
  });

  it('names all faults at once, an IDENTIFIER given twice, a file that is no JSON and one that is not there', () => {
    const wrong = { identifier: 'A', secret, retries: -1, captureDays: 1.5 };
    expect(linesFor([wrong])).toHaveLength(3);
    expect(
      linesFor([
        { identifier: 'A', secret },
        { identifier: 'A', secret },
      ]),
    ).toEqual(['FILE has two accounts "A". Give one of them another identifier.']);
    expect(() => readAccountsFile(fileWith('{'))).toThrow(/cannot be read: .*\{"accounts": \[\{…\}\]\}/);
    expect(() => readAccountsFile('nowhere.json')).toThrow('nowhere.json cannot be read: ENOENT');
  });
});

describe('PUT /sandbox/api/accounts/ID', () => {
  it('makes every setting of an account, and of a new one; what is not named stays, null is the default again', async () => {
    const shop = await openShop();
    expect(await put(shop, 'SHOP', everySetting)).toEqual({ status: 200, json: { identifier: 'SHOP', ...everyShown } });
    expect((await put(shop, 'SHOP', { retries: null, redirectUrl: null, identifier: 'SHOP' })).json).toEqual(
      JSON.parse(JSON.stringify({ identifier: 'SHOP', ...everyShown, retries: 0, redirectUrl: undefined })),
    );
    expect(await put(shop, 'JEUX', everySetting)).toEqual({ status: 201, json: { identifier: 'JEUX', ...everyShown } });
    expect(shop.sandbox.accounts).toMatchObject([
      { identifier: 'SHOP', apiKeys: [key] },
      { identifier: 'JEUX', apiKeys: [key] },
    ]);
  });

  it('takes back what GET shows: the secrets, which it does not show, stay', async () => {
    const shop = await openShop({ apiKeys: [key], notificationSecret: 'for notifications' });
    const headers = { authorization: `Bearer ${shop.sandbox.control}` };
    const [shown] = (await (await request(`${shop.sandbox.url}/sandbox/api/accounts`, { headers })).body.json()) as [
      object,
    ];
    const { json, status } = await put(shop, 'SHOP', { ...shown, retries: 2 });
    expect([status, json.retries, JSON.stringify(json).includes(key.secret)]).toEqual([200, 2, false]);
    expect(shop.sandbox.accounts).toMatchObject([{ secret, notificationSecret: 'for notifications', apiKeys: [key] }]);
  });

  it('holds from the next request on, under a fault rule as well', async () => {
    const receiver = await openReceiver();
    const shop = await openShop();
    shop.sandbox.faults.add({ what: 'exportLag', minutes: 1 });
    const rules = [
      { text: 'gift', outcome: '6001' },
      { amountFrom: 5000, outcome: 'authenticate' },
    ];
    await put(shop, 'SHOP', { rules, notificationUrl: receiver.url, notificationVerb: 'GET', exportLagMinutes: 600 });
    expect((await shop.pay({ DESCRIPTION: 'A gift' }))['EXECCODE']).toBe('6001');
    expect((await shop.pay({ AMOUNT: '5000' }))['EXECCODE']).toBe('0001');
    await shop.sandbox.settled();
    expect(receiver.seen.map(({ verb }) => verb)).toEqual(['GET', 'GET']);
    shop.sandbox.clock.advance(60_000);
    expect((await shop.lookUp({ ORDERID: '1234' })).rows, 'the rule goes before the setting').toHaveLength(2);
    await put(shop, 'SHOP', { secret: 'another' });
    expect((await shop.pay())['EXECCODE']).toBe('1003');
  });

  it('serves a new account wholly: its payments, notifications and export files', async () => {
    const receiver = await openReceiver();
    const { sandbox } = await openShop();
    await put({ sandbox } as Shop, 'NEW', { secret, notificationUrl: receiver.url });
    const shop = visitShop(sandbox, 'NEW');
    expect((await shop.pay())['EXECCODE']).toBe('0000');
    const file = {
      OPERATIONTYPE: 'exportTransactions',
      DATE: '2026-03',
      COMPRESSION: 'gzip',
      CALLBACKURL: receiver.url,
    };
    expect((await shop.lookUp(file)).answer['EXECCODE']).toBe('0000');
    await sandbox.settled();
    expect(receiver.seen).toHaveLength(2);
  });

  it('what fell due before the change happened by the old settings', async () => {
    const shop = await openShop({ instalmentRules: [{ instalment: 2, execcode: '4002' }] });
    await shop.split({ '2026-03-10': '600', '2026-03-11': '400' });
    shop.sandbox.clock.advance(86_400_000);
    await put(shop, 'SHOP', { instalmentRules: [] });
    expect(shop.sandbox.rows().map(({ execcode }) => execcode)).toEqual(['0000', '4002']);
  });

  it.each([
    ['SHOP', { retrys: 2 }, 'retrys: there is no such setting. Did you mean "retries"?'],
    ['SHOP', { retries: 'two' }, 'retries: it must be a whole number, not "two".'],
    ['SHOP', { identifier: 'OTHER' }, 'identifier: it must be "SHOP" as in the address, or be left out.'],
    ['SHOP', [], 'The body must be an object in { } with the settings to be changed.'],
    ['NEW', {}, 'secret: it is missing. Add text in quotes.'],
    ['NEW', { secret, apiKeys: [{ id: key.id }] }, 'apiKeys[0].secret: it is missing. Add text in quotes.'],
  ])('%s %j is 400: %s', async (identifier, body, error) => {
    const shop = await openShop();
    const before = structuredClone(shop.sandbox.accounts);
    expect(await put(shop, identifier, body)).toEqual({ status: 400, json: { error } });
    expect(shop.sandbox.accounts).toEqual(before);
  });
});
