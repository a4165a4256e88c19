import { describe, expect, it } from 'vitest';
import { channels } from '../../../contract/index.ts';
import { mandate } from '../../sandbox/mandate.ts';
import { askToCharge, madeUnder, notOpen } from './alias-office.ts';
import { type Office, type OfficeOptions, openOffice, operationOf } from './office.ts';

/** 25.00 from a mandate, under an order of its own. */
const collect = (transactionId: string, changes: Readonly<Record<string, unknown>> = {}) =>
  askToCharge(transactionId, { agreement: 'mandate of 1 January', ...changes });

const openDebitOffice = (shop: OfficeOptions['shop'] = {}, account: OfficeOptions['account'] = {}) =>
  openOffice({
    shop: { method: 'sdd', ...shop },
    account: { paymentMethod: 'directDebit', ...account },
    sandbox: { now: '2026-03-02T10:00:00Z' },
  });

/** A first debit that its holder's bank has paid: its ALIAS is the mandate. */
async function signMandate(office: Office): Promise<string> {
  const { TRANSACTIONID = '' } = await office.shop.pay({ ...mandate, AMOUNT: '10000', ORDERID: 'W-1' });
  office.waitUntil('2026-03-10T10:00:00Z');
  await office.importAll();
  return TRANSACTIONID;
}

describe('a collection by a mandate', () => {
  it('is pending, holds its order, and ends by what the bank says days later', async () => {
    const office = await openDebitOffice();
    const first = await signMandate(office);
    const { operationId, state, attempts } = operationOf(await office.perform(collect(first)));
    expect({ state, execcode: attempts[0]?.execcode }).toEqual({ state: 'pending', execcode: '0003' });
    const busy = { ok: false, refusal: { code: 'chainBusy', operationId, toSettle: false } };
    expect(await office.desk.prepare(collect(first))).toEqual(busy);
    await office.importAll();
    expect(await office.desk.prepare(collect(first))).toEqual(busy);
    office.waitUntil('2026-03-20T10:00:00Z');
    await office.importAll();
    expect(await office.ledger.views.findOperation(operationId)).toMatchObject({ state: 'succeeded' });
    const [row] = madeUnder(office, 'W-2');
    const chain = await office.ledger.views.findChain('SHOP', row?.transactionId ?? '');
    expect(chain).toMatchObject({ balance: { paid: 2_500, left: 2_500 } });
    // For eight weeks the payer can have it back without a reason: a refund beside that is asked about.
    const { guards } = await office.prepare(row?.transactionId ?? '');
    expect(guards).toMatchObject([{ kind: 'reclaimable', stage: 'noQuestions' }]);
  });

  it('that the bank refuses days later ends as refused, and its order is free again', async () => {
    const office = await openDebitOffice({ collectionRules: [{ orderId: 'W-2', execcode: '4002' }] });
    const first = await signMandate(office);
    const { operationId, state } = operationOf(await office.perform(collect(first)));
    expect(state).toBe('pending');
    office.waitUntil('2026-03-20T10:00:00Z');
    await office.importAll();
    expect(await office.ledger.views.findOperation(operationId)).toMatchObject({ state: 'refused' });
    expect(await office.desk.prepare(collect(first))).toMatchObject({ ok: true });
  });

  it('carries what was filled in, without what is empty, and keeps it for a review that is made anew', async () => {
    const office = await openDebitOffice();
    const first = await signMandate(office);
    const further = { BILLINGFIRSTNAME: 'John', BILLINGCOUNTRY: 'fr', CLIENTDOB: '', SHIPTOPHONE: ' 33666666666 ' };
    const draft = await office.desk.prepare(collect(first, { further }));
    const sent = Object.fromEntries((draft.ok ? draft.value.parameters : []).map(({ name, value }) => [name, value]));
    expect(sent).toMatchObject({ BILLINGFIRSTNAME: 'John', BILLINGCOUNTRY: 'FR', SHIPTOPHONE: '33666666666' });
    expect(sent).not.toHaveProperty('CLIENTDOB');
    await office.shop.pay({ ...mandate, AMOUNT: '2500', ORDERID: 'W-2' });
    await office.importAll();
    const refused = await office.desk.confirm(draft.ok ? draft.value.operation.operationId : '', 'it is due');
    expect(refused).toMatchObject({ refusal: { code: 'changedSinceReview' } });
    const review = !refused.ok && refused.refusal.code === 'changedSinceReview' ? refused.refusal.review : null;
    const again = Object.fromEntries((review?.parameters ?? []).map(({ name, value }) => [name, value]));
    expect(again).toMatchObject({ BILLINGFIRSTNAME: 'John', BILLINGCOUNTRY: 'FR', SHIPTOPHONE: '33666666666' });
    expect(office.sandbox.rows().filter(({ extraData }) => extraData !== '')).toEqual([]);
  });

  it('is all that a mandate does: nothing is set aside on it', async () => {
    const office = await openDebitOffice();
    const first = await signMandate(office);
    expect(await office.desk.prepare(collect(first, { operation: 'authorization' }))).toEqual(
      notOpen('mandateOnlyCollects'),
    );
  });
});

it('an authorization on what nobody called a mandate is refused by the gateway, 3003, and holds nothing', async () => {
  const office = await openDebitOffice({}, { paymentMethod: 'several' });
  const first = await signMandate(office);
  const asked = collect(first, { operation: 'authorization' });
  expect(operationOf(await office.perform(asked))).toMatchObject({
    state: 'refused',
    attempts: [{ execcode: '3003' }],
  });
  expect(await office.desk.prepare(asked)).toMatchObject({ ok: true });
});

describe('what the window may ask of it', () => {
  const asks = (further: Readonly<Record<string, string>>) =>
    channels['operations.prepare'].input.safeParse(collect('A1', { further })).success;

  it('is within each limit, and no card number, no IBAN and no other parameter', () => {
    expect(asks({ BILLINGFIRSTNAME: 'x'.repeat(15), CLIENTDOB: '2000-02-29' })).toBe(true);
    expect(asks({ BILLINGFIRSTNAME: 'x'.repeat(16) })).toBe(false);
    expect(asks({ METADATA: 'DE89 3704 0044 0532 0130 00' })).toBe(false);
    expect(asks({ METADATA: '4111111111111111' })).toBe(false);
    expect(asks({ AMOUNT: '1' })).toBe(false);
    expect(asks({ HASH: '1' })).toBe(false);
    expect(
      channels['operations.prepare'].input.safeParse(collect('A1', { note: 'DE89370400440532013000' })).success,
    ).toBe(false);
  });
});
