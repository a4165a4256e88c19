import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { toFetchResult } from '../../../main/channels/views/answer.ts';
import { type GatewayAnswer, readAnswer } from '../../../main/gateway/answer.ts';
import type { Gateway } from '../../../main/gateway/gateway.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import { fetchTransactions } from '../../../main/lookup/fetch.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { type Office, openOffice } from '../desk/office.ts';

const order = { by: 'order', orderId: '1234' } as const;

/** The gateway's answer to a look-up, with these rows. */
function answer(rows: readonly object[]): GatewayAnswer {
  const read = readAnswer(
    JSON.stringify({ OPERATIONTYPE: 'getTransactions', EXECCODE: '0000', DATA: rows }),
    'getTransactions',
  );
  if (typeof read === 'string') throw new Error(read);
  return read;
}

async function lookUp(
  { account, clock, ledger }: Office,
  rows: readonly object[],
  wanted: Parameters<typeof fetchTransactions>[2] = order,
) {
  clock.time += 1_000;
  const gateway = { send: async () => ({ kind: 'answered', answer: answer(rows) }) as const };
  const keychain = openMemoryStore(new Map([[`sandbox/${account.identifier}`, secret]]));
  const vault = openVault({ keychain, memory: openMemoryStore() });
  return toFetchResult(
    await fetchTransactions({ ledger, gateway, vault, clock, createId, actor: 'a.clerk' }, account, wanted),
  );
}

const paid = {
  IDENTIFIER: 'SHOP',
  DATE: '2026-03-10 09:00:00',
  TRANSACTIONID: 'A1',
  ORDERID: '1234',
  OPERATIONTYPE: 'payment',
  AMOUNT: '100.00',
  CURRENCY: 'EUR',
  EXECCODE: '0',
};
const refunded = { ...paid, TRANSACTIONID: 'R1', OPERATIONTYPE: 'refund', AMOUNT: '40.00', REFUNDED: 'A1' };

const chainOf = async ({ ledger, account }: Office) => ledger.views.findChain(account.accountId, 'A1');

describe('a look-up', () => {
  it.each<[string, object, string]>([
    ['an empty code', { EXECCODE: '' }, 'EXECCODE'],
    ['a code that is null', { EXECCODE: null }, 'EXECCODE'],
    ['a code that is a truth value', { EXECCODE: false }, 'EXECCODE'],
    ['an absent amount', { AMOUNT: undefined }, 'AMOUNT'],
    ['an amount with a comma', { AMOUNT: '40,00' }, 'AMOUNT'],
    ['an amount beyond the largest', { AMOUNT: 1e21 }, 'AMOUNT'],
    ['a currency that is none', { CURRENCY: 'EURO' }, 'CURRENCY'],
    ['an absent date', { DATE: ' ' }, 'DATE'],
    ['an absent kind', { OPERATIONTYPE: '-' }, 'OPERATIONTYPE'],
    ['a reference that is a list', { REFUNDED: 'R'.repeat(33) }, 'REFUNDED'],
    ['an id that is too long', { TRANSACTIONID: 'R'.repeat(33) }, 'TRANSACTIONID'],
  ])('with %s names the row, and its chain says that it is incomplete', async (_, changes, column) => {
    const office = await openOffice();
    const result = await lookUp(office, [paid, { ...refunded, ...changes }]);
    const transactionId = column === 'TRANSACTIONID' ? null : 'R1';
    expect(result).toMatchObject({ value: { found: 1, unreadable: [{ transactionId, column }] } });
    expect(await chainOf(office)).toMatchObject({
      unread: [{ transactionId, column, source: 'lookup' }],
      balance: { unsure: [{ kind: 'unreadableRow', transactionId, column }] },
    });
    await lookUp(office, [paid, refunded]);
    expect(await chainOf(office)).toMatchObject({ unread: [], balance: { left: 6_000, unsure: [] } });
  });

  it.each<[string, object]>([
    ['CARDFULLNAME', { CARDFULLNAME: 'N'.repeat(300) }],
    ['ALIAS', { ALIAS: 'A'.repeat(41) }],
    ['CLIENTIDENT', { CLIENTIDENT: 'c'.repeat(300) }],
    ['CLIENTEMAIL', { CLIENTEMAIL: 'c'.repeat(300) }],
    ['EXTRADATA', { EXTRADATA: 'e'.repeat(300) }],
    ['SCHEDULE', { SCHEDULE: 'often' }],
    ['CARDCODE 6X4', { 'CARDCODE 6X4': 'none of ours' }],
  ])('keeps the money of a row whose %s is odd, and says so until it is told whole', async (column, changes) => {
    const office = await openOffice();
    expect(await lookUp(office, [paid, { ...refunded, ...changes }])).toMatchObject({
      value: { found: 2, unreadable: [], notWhole: [{ transactionId: 'R1', columns: [column] }] },
    });
    const chain = await chainOf(office);
    expect(chain?.balance).toMatchObject({ refunded: 4_000, left: 6_000, unsure: [] });
    expect(chain?.transactions.find(({ transactionId }) => transactionId === 'R1')?.notWhole).toEqual([column]);
  });

  it.each<[string, object]>([
    ['AMOUNT', { AMOUNT: '60.00' }],
    ['CURRENCY', { CURRENCY: 'USD' }],
    ['EXECCODE', { EXECCODE: '4001' }],
    ['ORDERID', { ORDERID: '1235' }],
    ['OPERATIONTYPE', { OPERATIONTYPE: 'payment' }],
    ['REFUNDED', { REFUNDED: 'A2' }],
    ['VOIDEDBY', { VOIDEDBY: 'V2' }],
  ])('that says two things of one transaction, by its %s, tells neither: it is named', async (column, changes) => {
    const office = await openOffice();
    const once = { ...refunded, ...(column === 'VOIDEDBY' && { VOIDEDBY: 'V1' }) };
    const twice = [once, { ...once, ...changes }];
    for (const rows of [twice, twice.toReversed()]) {
      const named = { transactionId: 'R1', column };
      expect(await lookUp(office, [paid, ...rows])).toMatchObject({ value: { found: 1, unreadable: [named, named] } });
    }
    expect((await chainOf(office))?.balance).toMatchObject({ unsure: [{ transactionId: 'R1', column }] });
    await lookUp(office, [paid, refunded, refunded, { ...paid, EXECCODE: '3' }]);
    expect(await chainOf(office)).toMatchObject({ unread: [], balance: { left: 6_000, unsure: [] } });
  });

  it('counts what a void says even where it is not legible by what it was voided', async () => {
    const office = await openOffice();
    await lookUp(office, [{ ...paid, VOIDEDBY: 'V'.repeat(40) }]);
    expect((await chainOf(office))?.balance).toMatchObject({ paid: 0, left: 0 });
  });

  it('ties an entry that is no row to what was asked for', async () => {
    const office = await openOffice();
    await lookUp(office, [paid]);
    expect(await lookUp(office, [paid, ['no row']])).toMatchObject({
      value: { found: 1, unreadable: [{ column: 'DATA' }] },
    });
    expect(await chainOf(office)).toMatchObject({ unread: [{ transactionId: null, column: 'DATA' }] });
  });

  it('never proves what was sent by a row without a code, and does so by a later one with it', async () => {
    const lose = (gateway: Gateway): Gateway => ({
      ...gateway,
      send: async (...words) => {
        await gateway.send(...words);
        return { kind: 'unknown', cause: 'timedOut' };
      },
    });
    const office = await openOffice({ wrapGateway: lose });
    const { TRANSACTIONID = '' } = await office.shop.pay({ AMOUNT: '10000' });
    await office.importAll();
    const sent = await office.refund(TRANSACTIONID, 4_000);
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    const { operationId, attempts } = sent.value;
    const row = { ...refunded, REFUNDED: TRANSACTIONID, EXTRADATA: attempts[0]?.attemptId };
    const find = () => office.ledger.views.findOperation(operationId);
    for (const EXECCODE of ['', ' ', 'null', '-', null, false]) {
      await lookUp(office, [{ ...row, EXECCODE }]);
      expect(await find()).toMatchObject({ state: 'unknown' });
    }
    const chain = await office.ledger.views.findChain(office.account.accountId, TRANSACTIONID);
    expect(chain?.balance).toMatchObject({ left: 6_000, inFlight: 4_000, unsure: [{ transactionId: 'R1' }] });
    await lookUp(office, [{ ...row, EXECCODE: '0' }]);
    expect(await find()).toMatchObject({ state: 'succeeded' });
    expect(verifyLedger(office.ledger.file)).toEqual([]);
  });
});
