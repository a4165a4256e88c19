import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { DraftView, OperationRequest } from '../../../contract/index.ts';
import type { Account } from '../../../main/accounts/account.ts';
import type { Change } from '../../../main/domain/picture.ts';
import { createInbox } from '../../../main/inbox/inbox.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { notify, refund as refundFields } from '../inbox/samples.ts';
import { executedFor, type Office, openOffice, operationOf } from './office.ts';
import { tell } from './tell.ts';

const day = 86_400_000;

/** Reviews a refund of 20.00 of a payment of 100.00. */
async function review(office: Office, payment: string): Promise<DraftView> {
  return office.prepare(payment, 2_000);
}

/** Confirms what was reviewed before something changed: nothing leaves, and the answer shows the same as it is now. */
async function expectChange(office: Office, draft: DraftView, ...changes: Change[]): Promise<DraftView | null> {
  const rows = office.sandbox.rows().length;
  const answer = await office.desk.confirm(draft.operation.operationId, 'the test wants it');
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'changedSinceReview', changes } });
  expect(office.sandbox.rows()).toHaveLength(rows);
  expect(executedFor(office.sandbox, draft.operation)).toBe(0);
  expect((await office.ledger.views.findOperation(draft.operation.operationId))?.state).toBe('drafted');
  return !answer.ok && answer.refusal.code === 'changedSinceReview' ? answer.refusal.review : null;
}

describe('a review whose picture changed', () => {
  it('by what a colleague did at the gateway is not sent; the new review is, once', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await office.prepare(payment);
    expect(draft.after?.minor).toBe(0);
    const colleague = { identifier: 'SHOP', operation: 'refund', transactionId: payment, amount: 3_000 } as const;
    await office.sandbox.actAsExtranet(colleague);
    await office.importAll();
    const anew = await expectChange(office, draft, 'transactions');
    // All that is left was asked for: it is less now, and has to be seen before it goes.
    expect(anew).toMatchObject({ operation: { amount: { minor: 7_000 } }, before: { minor: 7_000 } });
    expect(anew?.operation.operationId).not.toBe(draft.operation.operationId);
    const sent = operationOf(await office.desk.confirm(anew?.operation.operationId ?? ''));
    expect(sent.state).toBe('succeeded');
    expect(executedFor(office.sandbox, sent)).toBe(1);
    expect(office.sandbox.balanceOf('SHOP', payment)?.left).toBe(0);
  });

  it('by a part that was asked for and is still there keeps its amount, its reason and its note', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const asked = { ...office.ask(payment, 2_000), reason: 'notDelivered', note: 'called twice' } as OperationRequest;
    const draft = await office.desk.prepare(asked);
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    await tell(office, payment, { chargedBack: true });
    const anew = await expectChange(office, draft.value, 'transactions', 'guards');
    expect(anew?.operation).toMatchObject({ amount: { minor: 2_000 }, reason: 'notDelivered', note: 'called twice' });
    expect(anew?.guards).toMatchObject([{ kind: 'chargedBack' }]);
  });

  it('and is not open any more shows no new review', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    await office.sandbox.actAsExtranet({ identifier: 'SHOP', operation: 'void', transactionId: payment });
    await office.importAll();
    expect(await expectChange(office, draft, 'transactions')).toBeNull();
  });

  it.each([
    ['the amount', { amountMinor: 9_000 }],
    ['the state', { execcode: '4001' }],
    ['a void', { voidedBy: 'A999' }],
    ['a day of capture', { captureDay: '2026-03-20' }],
    ['the reference', { referenceId: 'A998' }],
  ] as const)('%s, told by an import, is not sent', async (_, change) => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    await tell(office, payment, change);
    await expectChange(office, draft, 'transactions');
  });

  it.each([
    ['a chargeback', { chargedBack: true }],
    ['a direct debit', { method: 'directDebit' as const }],
  ])('%s, told by an import, is not sent, and its guard speaks', async (_, change) => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    await tell(office, payment, change);
    await expectChange(office, draft, 'transactions', 'guards');
  });

  it('the day of the debit, told better, is not sent', async () => {
    const office = await openOffice();
    const known = await office.pay();
    // A notification does not say when it was.
    await tell(office, known, { transactionId: 'A996', orderId: 'W-2' }, {}, 'notification');
    const draft = await review(office, 'A996');
    await tell(office, 'A996', { happenedAt: office.clock.now() - 2 * day }, {}, 'lookup');
    await expectChange(office, draft, 'transactions');
  });

  it('by a verified notification is not sent', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    const vault = openVault({
      keychain: openMemoryStore(new Map([['sandbox/SHOP', secret]])),
      memory: openMemoryStore(),
    });
    const ports = { intake: office.ledger.intake, vault, clock: office.clock, createId, actor: 'a.clerk' };
    const inbox = createInbox({ ...ports, accounts: () => [office.account] });
    const [taken] = await inbox.take(notify(refundFields, secret), { by: 'person', most: 1 });
    expect(taken?.kind).toBe('kept');
    await expectChange(office, draft, 'transactions');
  });

  it('by another operation of this desk is not sent', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    office.sandbox.faults.add({ what: 'execcode', execcode: '4001', acted: false, count: 1 });
    expect(operationOf(await office.refund(payment, 500)).state).toBe('refused');
    await expectChange(office, draft, ...(await changesNow(office, draft)));
  });

  it('by a guard that came is not sent, although its own chain is as it was', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const other = await office.pay();
    const draft = await review(office, payment);
    operationOf(await office.refund(other, 2_000));
    const anew = await expectChange(office, draft, 'guards');
    expect(anew?.guards).toMatchObject([{ kind: 'sameAmountLately' }]);
  });

  it('by an instalment that ran is not sent', async () => {
    const office = await openOffice();
    const start = new Date(office.clock.now()).toISOString().slice(0, 10);
    const next = new Date(office.clock.now() + 20 * day).toISOString().slice(0, 10);
    const first = await office.pay({ AMOUNT: undefined, AMOUNTS: { [start]: '5000', [next]: '5000' } } as never);
    await office.importAll();
    const draft = await review(office, first);
    expect(draft.guards).toMatchObject([{ kind: 'planRuns' }]);
    await tell(office, first, { transactionId: 'A997', schedule: '2-2' });
    await expectChange(office, draft, 'plan');
  });
});

/** Which parts differ by now; a refusal at the gateway leaves a row as well as an operation. */
async function changesNow(office: Office, draft: DraftView): Promise<Change[]> {
  const chain = await office.ledger.views.findChain('SHOP', draft.operation.referenceId ?? '');
  const rows = (chain?.transactions.length ?? 0) > 1 ? (['transactions'] as const) : [];
  return [...rows, 'operations'];
}

describe('an account that was edited since the review', () => {
  const edits: readonly (readonly [string, Partial<Account>])[] = [
    ['identifier', { identifier: 'OTHER' }],
    ['host', { host: 'secure-test.be2bill.com' }],
    ['APIKEYID', { signing: { kind: 'apiKey', apiKeyId: '0'.repeat(36) } }],
    ['currency', { currency: 'GBP' }],
    ['zone', { voidZone: 'America/New_York' }],
    ['days for a capture', { captureDays: 3 }],
    ['credit mode', { creditMode: 'cft' }],
  ];
  it.each(edits)('in its %s keeps it from being sent', async (_, change) => {
    const office = await openOffice();
    const draft = await review(office, await office.pay());
    office.editAccount(change);
    const rows = office.sandbox.rows().length;
    const answer = await office.desk.confirm(draft.operation.operationId);
    // Without the key of what it is called now nothing leaves either; what was reviewed is compared all the same.
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'changedSinceReview' } });
    const { changes } = !answer.ok && answer.refusal.code === 'changedSinceReview' ? answer.refusal : { changes: [] };
    expect(changes).toContain('account');
    expect(office.sandbox.rows()).toHaveLength(rows);
  });

  it('in its name or the address of its office is sent', async () => {
    const office = await openOffice();
    const draft = await review(office, await office.pay());
    office.editAccount({ label: 'Another name', clientIp: '10.0.0.1', exportLagMinutes: 5 });
    expect(operationOf(await office.desk.confirm(draft.operation.operationId)).state).toBe('succeeded');
  });
});

describe('a review is sent although', () => {
  it.each([
    ['the name of the customer changed', { clientName: 'Aegon Targaryen' }],
    ['their e-mail changed', { clientEmail: 'aegon@example.com' }],
  ])('%s', async (_, person) => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    await tell(office, payment, {}, person);
    expect(operationOf(await office.desk.confirm(draft.operation.operationId)).state).toBe('succeeded');
  });

  it('the same was imported once more, and looked up', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    await office.importAll();
    await tell(office, payment, {}, {}, 'lookup');
    expect(operationOf(await office.desk.confirm(draft.operation.operationId)).state).toBe('succeeded');
  });

  it('its countdown is shorter, and a guard has lapsed', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    await tell(office, payment, { method: 'directDebit', debitDay: '2026-03-09' });
    office.clock.time = Date.parse('2027-04-09T21:30:00Z');
    const draft = await review(office, payment);
    expect(draft.guards).toMatchObject([{ kind: 'reclaimable' }]);
    office.clock.time += 3_600_000;
    const sent = operationOf(await office.desk.confirm(draft.operation.operationId));
    expect(sent).toMatchObject({ state: 'succeeded', guarded: null });
  });
});

describe('a draft', () => {
  it('expires after a day, and a new one is sent', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const draft = await review(office, payment);
    office.clock.time += day + 1;
    expect(await office.desk.confirm(draft.operation.operationId)).toEqual({
      ok: false,
      refusal: { code: 'draftExpired' },
    });
    expect(executedFor(office.sandbox, draft.operation)).toBe(0);
    expect(operationOf(await office.refund(payment, 2_000)).state).toBe('succeeded');
  });

  it('does not expire before, and a clock that was put back makes none younger', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    const [late, early] = [await review(office, payment), await office.prepare(payment, 100)];
    office.clock.time -= 1;
    expect(await office.desk.confirm(early.operation.operationId)).toMatchObject({ refusal: { code: 'draftExpired' } });
    office.clock.time += day + 1;
    expect(operationOf(await office.desk.confirm(late.operation.operationId)).state).toBe('succeeded');
  });
});
