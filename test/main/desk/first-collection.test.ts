import { describe, expect, it } from 'vitest';
import { channels, type OperationRequest } from '../../../contract/index.ts';
import { toOperationView } from '../../../main/channels/views/operation.ts';
import { payer } from '../../sandbox/mandate.ts';
import { decideAt, openHolderOffice, press } from './holder-office.ts';
import { type OfficeOptions, openOffice, operationOf } from './office.ts';

/** 25.00 from a payer who has no mandate. */
function collectFirst(changes: Readonly<Record<string, unknown>> = {}): OperationRequest {
  const usual = {
    operation: 'payment',
    accountId: 'SHOP',
    transactionId: null,
    orderId: 'W-1',
    minor: 2_500,
    description: 'Subscription, March',
    client: 'john.snow',
    clientEmail: 'john.snow@example.com',
    captureDay: '',
    agreement: 'signed on paper on 1 January',
    reason: 'other',
    note: '',
    further: payer,
  };
  return { ...usual, ...changes } as OperationRequest;
}

const cart = [
  { name: 'Socks', itemId: 'S-1', price: 1_000, quantity: 2, discount: '5.5', tax: '20', seller: 'OPERATOR' },
  { name: 'Shipping', itemId: '', price: 500, quantity: 1, discount: '', tax: '', seller: '' },
];

const debit = (shop: OfficeOptions['shop'] = {}): OfficeOptions => ({
  shop: { method: 'sdd', ...shop },
  account: { paymentMethod: 'directDebit' },
  sandbox: { now: '2026-03-02T10:00:00Z' },
});

const openDebitOffice = (shop: OfficeOptions['shop'] = {}) => openOffice(debit(shop));

describe('a first collection', () => {
  it('is taken with its basket, holds its order for days, and leaves a mandate to collect by', async () => {
    const office = await openDebitOffice();
    const draft = await office.desk.prepare(collectFirst({ cart }));
    const sent = Object.fromEntries((draft.ok ? draft.value.parameters : []).map(({ name, value }) => [name, value]));
    expect(sent).toMatchObject({ BILLINGLASTNAME: 'Doe', 'CART[0][TOTALAMOUNT]': '2000', 'CART[1][QUANTITY]': '1' });
    for (const name of ['ALIAS', 'ALIASMODE', 'CREATEALIAS', 'CART[1][TAX]']) expect(sent).not.toHaveProperty(name);
    const made = operationOf(await office.desk.confirm(draft.ok ? draft.value.operation.operationId : ''));
    const { operationId, state, referenceId } = made;
    expect({ state, referenceId, execcode: made.attempts[0]?.execcode }).toEqual({
      state: 'pending',
      referenceId: null,
      execcode: '0003',
    });
    // The answer names the mandate: it stands on the customer's page before anybody else has told of it, and is not lost.
    const [booked] = office.sandbox.rows();
    const named = { alias: booked?.alias, method: 'unknown', status: 'waiting' };
    expect(booked?.alias).toBeTruthy();
    expect(await office.ledger.views.findRow('SHOP', booked?.transactionId ?? '')).toMatchObject(named);
    await office.ledger.rebuildProjections();
    expect(await office.ledger.views.findRow('SHOP', booked?.transactionId ?? '')).toMatchObject(named);
    const busy = { ok: false, refusal: { code: 'chainBusy', operationId, toSettle: false } };
    expect(await office.desk.prepare(collectFirst())).toEqual(busy);
    const other = await office.desk.prepare(collectFirst({ orderId: 'W-2' }));
    expect(other).toMatchObject({ value: { guards: [{ kind: 'sameClientLately', orderId: 'W-1' }] } });
    office.waitUntil('2026-03-20T10:00:00Z');
    await office.importAll();
    expect(await office.ledger.views.findOperation(operationId)).toMatchObject({ state: 'succeeded' });
    const [row] = office.sandbox.rows();
    expect(await office.ledger.views.findRow('SHOP', row?.transactionId ?? '')).toMatchObject({ alias: row?.alias });
    const next = { ...collectFirst({ orderId: 'W-2', transactionId: row?.transactionId }), further: {} };
    expect(operationOf(await office.perform(next as OperationRequest))).toMatchObject({ state: 'pending' });
    expect(office.sandbox.rows().map(({ alias }) => alias)).toEqual([row?.alias, row?.alias]);
  });

  it('that the payer signs on a page first (0002) has that page, and goes on to the bank once it is signed', async () => {
    const office = await openHolderOffice(debit({ mandatePage: true }));
    const made = operationOf(await office.perform(collectFirst()));
    const { operationId } = made;
    expect(made).toMatchObject({ state: 'pending', page: 'mandate', attempts: [{ execcode: '0002' }] });
    expect(await office.desk.prepare(collectFirst())).toMatchObject({ refusal: { code: 'chainBusy' } });
    const signing = await press((await office.file(operationId)) ?? '');
    expect(signing.html).toContain('No account number is needed here');
    await decideAt(office.sandbox.url, signing.html, 'accept');
    await office.importAll();
    expect(office.sandbox.rows()).toMatchObject([{ execcode: '0003' }]);
    // From here on it waits for the bank alone: no page is offered any more, no look-up ends it, and its order stays held.
    expect(toOperationView(await office.find(operationId))).not.toHaveProperty('page');
    expect(await office.file(operationId)).toBeUndefined();
    office.waitUntil('2026-03-03T12:00:00Z');
    await office.look(operationId);
    expect(await office.find(operationId)).toMatchObject({ state: 'pending' });
    expect(await office.desk.prepare(collectFirst())).toMatchObject({ refusal: { code: 'chainBusy' } });
    office.waitUntil('2026-03-20T10:00:00Z');
    await office.importAll();
    expect(await office.find(operationId)).toMatchObject({ state: 'succeeded' });
    const [row] = office.sandbox.rows();
    expect(await office.ledger.views.findRow('SHOP', row?.transactionId ?? '')).toMatchObject({ alias: row?.alias });
  });

  it('that nobody signed is refused after a while, and its order is free again', async () => {
    const office = await openDebitOffice({ mandatePage: true });
    const { operationId } = operationOf(await office.perform(collectFirst()));
    office.waitUntil('2026-03-20T10:00:00Z');
    await office.importAll();
    expect(await office.ledger.views.findOperation(operationId)).toMatchObject({ state: 'refused' });
    expect(await office.desk.prepare(collectFirst())).toMatchObject({ ok: true });
  });

  it('keeps its basket for a review that is made anew', async () => {
    const office = await openDebitOffice();
    const draft = await office.desk.prepare(collectFirst({ cart }));
    await office.shop.pay({ ...payer, AMOUNT: '2500', ORDERID: 'W-1', CARDCODE: '', CARDCVV: '' });
    await office.importAll();
    const refused = await office.desk.confirm(draft.ok ? draft.value.operation.operationId : '', 'it is due');
    const review = !refused.ok && refused.refusal.code === 'changedSinceReview' ? refused.refusal.review : null;
    const names = (review?.parameters ?? []).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['BILLINGCITY', 'CART[0][DISCOUNT]', 'CART[1][TOTALAMOUNT]']));
  });
});

it('a basket without prices is sent as it is, and one that the gateway counts otherwise is refused there too', async () => {
  const office = await openDebitOffice();
  const names = [{ ...cart[0], price: null, quantity: null }];
  expect(operationOf(await office.perform(collectFirst({ cart: names })))).toMatchObject({ state: 'pending' });
  const [, shipping] = cart;
  expect(await office.desk.prepare(collectFirst({ orderId: 'W-3', cart: [shipping] }))).toMatchObject({
    refusal: { code: 'actionNotOpen', obstacle: 'cartUnfit' },
  });
});

it('the window may name no alias, no other parameter and no order that looks like several, and a basket within its limits', () => {
  const takes = (changes: object) =>
    channels['operations.prepare'].input.safeParse(collectFirst(changes as never)).success;
  expect(takes({ cart })).toBe(true);
  expect(takes({ orderId: 'W-1;W-2' })).toBe(false);
  expect(takes({ further: { ...payer, ALIAS: 'A1' } })).toBe(false);
  expect(takes({ further: { ...payer, BILLINGFIRSTNAME: 'x'.repeat(16) } })).toBe(false);
  expect(takes({ cart: [{ ...cart[0], quantity: 0 }] })).toBe(false);
  expect(takes({ cart: [{ ...cart[0], tax: '5,5' }] })).toBe(false);
  expect(takes({ cart: [{ ...cart[0], seller: 'x'.repeat(65) }] })).toBe(false);
  expect(takes({ further: { ...payer, BILLINGMOBILEPHONE: '+49 1512 3456787' } })).toBe(true);
});
