import { createServer } from 'node:net';
import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { toFetchResult } from '../../../main/channels/views/answer.ts';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { fetchTransactions } from '../../../main/lookup/fetch.ts';
import type { Wanted } from '../../../main/lookup/request.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import type { SecretStore } from '../../../main/vault/secret-store.ts';
import { openVault } from '../../../main/vault/vault.ts';
import type { AccountDescription } from '../../../sandbox/index.ts';
import { secret } from '../../sandbox/client.ts';
import { type Office, openOffice } from '../desk/office.ts';
import { findClosedPort } from '../gateway/listen.ts';

/** An office whose ledger knows nothing, and the way to ask its gateway. */
async function openEmptyOffice(
  shop: Partial<AccountDescription> = {},
  keychain: SecretStore = openMemoryStore(new Map([['sandbox/SHOP', secret]])),
) {
  const office = await openOffice({ shop: { exportLagMinutes: 0, ...shop } });
  const gateway = openGateway({
    proxyFor: async () => undefined,
    patience: { connect: 2_000, headers: 2_000, total: 3_000 },
  });
  const ask = async (wanted: Wanted, account = office.account) => {
    const vault = openVault({ keychain, memory: openMemoryStore() });
    const { ledger, clock } = office;
    const ports = { ledger, gateway, vault, clock, createId, actor: 'a.clerk' };
    return toFetchResult(await fetchTransactions(ports, account, wanted).finally(() => gateway.close()));
  };
  return { office, ask };
}

const known = (office: Office) =>
  office.ledger.views.searchTransactions({ text: '', amounts: [], after: null, limit: 50 });

describe('asking the gateway', () => {
  it('for an order brings everything in it, with the balance that the gateway has', async () => {
    const { office, ask } = await openEmptyOffice();
    const { TRANSACTIONID = '' } = await office.shop.pay({ AMOUNT: '12345', ORDERID: 'W-7', CREATEALIAS: 'yes' });
    await office.shop.refund(TRANSACTIONID, { AMOUNT: '45', ORDERID: 'W-7' });
    await office.shop.pay({ ORDERID: 'W-8' });
    expect(await ask({ by: 'order', orderId: 'W-7' })).toEqual({
      ok: true,
      value: { found: 2, unreadable: [], notWhole: [] },
    });
    expect((await known(office)).total).toBe(2);
    const chain = await office.ledger.views.findChain('SHOP', TRANSACTIONID);
    expect(chain?.balance).toMatchObject({ paid: 12_345, refunded: 45, left: 12_300 });
    expect(chain?.transactions[0]).toMatchObject({
      client: 'john.snow',
      card: '111122…4444',
      execcode: '0000',
      alias: expect.stringMatching(/./),
    });
    expect(await office.ledger.views.findLastImport()).not.toBeNull();
  });

  it('for a TRANSACTIONID brings that one, which can be refunded then', async () => {
    const { office, ask } = await openEmptyOffice();
    const { TRANSACTIONID = '' } = await office.shop.pay({ AMOUNT: '10000' });
    await ask({ by: 'transaction', transactionId: TRANSACTIONID });
    expect(await office.refund(TRANSACTIONID, 100)).toMatchObject({ value: { state: 'succeeded' } });
  });

  it.each([
    ['JPY', '500', 500],
    ['KWD', '1500', 1_500],
  ])('reads amounts in %s by its own decimals', async (currency, AMOUNT, minor) => {
    const { office, ask } = await openEmptyOffice({ currency });
    const { TRANSACTIONID = '' } = await office.shop.pay({ AMOUNT });
    await ask({ by: 'transaction', transactionId: TRANSACTIONID });
    expect((await known(office)).rows[0]?.amount).toEqual({ minor, currency });
  });

  it('finds nothing while its tables lag behind, and says so without a mark in the ledger', async () => {
    const { office, ask } = await openEmptyOffice({ exportLagMinutes: 120 });
    await office.shop.pay({ ORDERID: 'W-7' });
    expect(await ask({ by: 'order', orderId: 'W-7' })).toEqual({
      ok: true,
      value: { found: 0, unreadable: [], notWhole: [] },
    });
    expect(await office.ledger.views.findLastImport()).toBeNull();
  });

  it('twice makes no doubles', async () => {
    const { office, ask } = await openEmptyOffice();
    await office.shop.pay();
    await office.importAll();
    expect(await ask({ by: 'order', orderId: '1234' })).toMatchObject({ value: { found: 1 } });
    expect((await known(office)).total).toBe(1);
  });
});

describe('asking in vain', () => {
  const order = { by: 'order', orderId: '1234' } as const;

  it.each([
    ['1003', {}, 'wrong'],
    ['3001', { disabled: true }, secret],
    ['3002', { allowedAddresses: ['192.0.2.1'] }, secret],
  ] as const)('gives the code %s of the gateway', async (execcode, shop, used) => {
    const keychain = openMemoryStore(new Map([['sandbox/SHOP', used as string]]));
    const { ask, office } = await openEmptyOffice(shop as Partial<AccountDescription>, keychain);
    expect(await ask(order)).toMatchObject({ ok: false, refusal: { code: 'gatewayRefused', execcode } });
    expect((await known(office)).total).toBe(0);
  });

  it('says when nobody answers', async () => {
    const { ask, office } = await openEmptyOffice();
    const url = `http://127.0.0.1:${await findClosedPort(createServer())}`;
    expect(await ask(order, { ...office.account, url })).toEqual({
      ok: false,
      refusal: { code: 'gatewaySilent', cause: 'notConnected' },
    });
  });

  it.each(['absent', 'locked', 'unavailable', 'denied'] as const)(
    'asks nobody while the secret is %s',
    async (kind) => {
      const refuse = async () => ({ kind }) as const;
      const done = async () => ({ kind: 'done' }) as const;
      const { ask } = await openEmptyOffice({}, { read: refuse, keep: done, forget: done });
      expect(await ask(order)).toEqual({ ok: false, refusal: { code: 'secretMissing', answer: kind } });
    },
  );
});
