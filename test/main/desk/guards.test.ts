import { describe, expect, it } from 'vitest';
import type { GuardView, OperationRequest } from '../../../contract/index.ts';
import { rulesOf } from '../../../main/accounts/account.ts';
import { toOperationView } from '../../../main/channels/views/operation.ts';
import { lately } from '../../../main/domain/repetition.ts';
import { draftOf, importRows, row } from '../ledger/samples.ts';
import { executedFor, type Office, openOffice, operationOf } from './office.ts';

/** What the review of a request shows. */
async function guardsOf(office: Office, request: OperationRequest): Promise<readonly GuardView[]> {
  const draft = await office.desk.prepare(request);
  if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
  return draft.value.guards;
}

describe('a guard', () => {
  it('is silent where nothing looks like a second time', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    expect(await guardsOf(office, office.ask(payment, 2_500))).toEqual([]);
    expect(operationOf(await office.refund(payment, 2_500))).toMatchObject({ state: 'succeeded', guarded: null });
  });

  it('has to be answered, and the answer stands in the log; then it does not block', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    await office.refund(payment, 2_500);
    const draft = await office.prepare(payment, 2_500);
    const { operationId } = draft.operation;
    expect(draft.guards).toMatchObject([{ kind: 'sameAmountLately', amount: { minor: 2_500 } }]);
    expect(await office.desk.confirm(operationId)).toEqual({
      ok: false,
      refusal: { code: 'guardUnanswered', guards: draft.guards },
    });
    expect(office.sandbox.balanceOf('SHOP', payment)?.refunded).toBe(2_500);
    const operation = operationOf(await office.desk.confirm(operationId, 'two items came back'));
    expect(operation).toMatchObject({
      state: 'succeeded',
      guarded: { kinds: ['sameAmountLately'], answer: 'two items came back' },
    });
    expect(executedFor(office.sandbox, operation)).toBe(1);
    await office.ledger.rebuildProjections();
    const rebuilt = await office.ledger.views.findOperation(operationId);
    expect(rebuilt && toOperationView(rebuilt)).toEqual(operation);
  });

  it('speaks at the confirmation as well: a colleague was faster than the review', async () => {
    const office = await openOffice();
    const payment = await office.pay({ AMOUNT: '20000' });
    const other = await office.pay();
    const draft = await office.prepare(payment, 2_500);
    expect(draft.guards).toEqual([]);
    // The same order, another payment: the chain that was reviewed has not changed.
    await office.refund(other, 2_500);
    expect(await office.desk.confirm(draft.operation.operationId, 'not asked yet')).toMatchObject({
      refusal: { code: 'changedSinceReview', changes: ['guards'], review: { guards: [{ kind: 'sameAmountLately' }] } },
    });
    expect(office.sandbox.balanceOf('SHOP', payment)?.refunded).toBe(0);
  });

  it('an answer that nothing asked for is not kept', async () => {
    const office = await openOffice();
    const draft = await office.prepare(await office.pay(), 100);
    const operation = operationOf(await office.desk.confirm(draft.operation.operationId, 'just so'));
    expect(operation.guarded).toBeNull();
  });
});

describe('the same amount lately', () => {
  it.each([
    ['another amount', (office: Office, id: string) => office.ask(id, 2_501)],
    ['another order', async (office: Office) => office.ask(await office.pay({ ORDERID: 'W-2' }), 2_500)],
  ])('is not %s', async (_, another) => {
    const office = await openOffice();
    const payment = await office.pay();
    await office.refund(payment, 2_500);
    expect(await guardsOf(office, await another(office, payment))).toEqual([]);
  });

  it('is forgotten after three days, and when it was voided', async () => {
    const office = await openOffice();
    const payment = await office.pay();
    await office.refund(payment, 2_500);
    office.clock.time += lately;
    expect(await guardsOf(office, office.ask(payment, 2_500))).toHaveLength(1);
    office.clock.time += 1;
    expect(await guardsOf(office, office.ask(payment, 2_500))).toEqual([]);

    const voided = await openOffice();
    const other = await voided.pay();
    await voided.refund(other, 2_500);
    await voided.perform({ operation: 'void', accountId: 'SHOP', transactionId: other, reason: 'mistake', note: '' });
    expect(await guardsOf(voided, voided.ask(other, 2_500))).toEqual([]);
  });

  it('holds for credits, too', async () => {
    const office = await openOffice({ shop: { credit: 'credit' }, account: { creditMode: 'credit' } });
    const payment = await office.pay({ CREATEALIAS: 'yes' });
    const asked = { accountId: 'SHOP', transactionId: payment, reason: 'goodwill', note: '' } as const;
    const request: OperationRequest = { operation: 'credit', ...asked, minor: 500, orderId: 'C-1' };
    expect(operationOf(await office.perform(request)).state).toBe('succeeded');
    expect(await guardsOf(office, request)).toMatchObject([{ kind: 'sameAmountLately' }]);
  });
});

describe('money that went back by another way', () => {
  it('a charged-back debit speaks against its refund, not against a capture', async () => {
    const office = await openOffice();
    await importRows(office.ledger, [row({ chargedBack: true })]);
    expect(await guardsOf(office, office.ask('A1', 100))).toEqual([{ kind: 'chargedBack', transactionId: 'A1' }]);
  });

  it('a direct debit can be reclaimed from the day of the debit on: eight weeks at will, then to the thirteenth month', async () => {
    const office = await openOffice();
    // Asked for on the 9th, taken on the 12th.
    await importRows(office.ledger, [row({ method: 'directDebit', debitDay: '2026-03-12' })]);
    const [atWill, everything] = [Date.parse('2026-05-07T21:59:59.999Z'), Date.parse('2027-04-12T21:59:59.999Z')];
    office.clock.time = atWill;
    expect(await guardsOf(office, office.ask('A1', 100))).toEqual([
      { kind: 'reclaimable', until: atWill, stage: 'noQuestions' },
    ]);
    office.clock.time = atWill + 1;
    expect(await guardsOf(office, office.ask('A1', 100))).toEqual([
      { kind: 'reclaimable', until: everything, stage: 'unauthorised' },
    ]);
    office.clock.time = everything + 1;
    expect(await guardsOf(office, office.ask('A1', 100))).toEqual([]);
  });
});

describe('a plan and a schedule', () => {
  const instalment = (schedule: string, transactionId: string) => row({ schedule, transactionId, amountMinor: 3_000 });

  it('refunding the first instalment of a running plan says how many are to come; another one does not', async () => {
    const office = await openOffice();
    await importRows(office.ledger, [instalment('1-3', 'P1'), instalment('2-3', 'P2')]);
    expect(await guardsOf(office, office.ask('P1', 100))).toEqual([{ kind: 'planRuns', toCome: 1 }]);
    expect(await guardsOf(office, office.ask('P2', 100))).toEqual([]);
    await importRows(office.ledger, [instalment('3-3', 'P3')]);
    expect(await guardsOf(office, office.ask('P1', 100))).toEqual([]);
  });

  it('a capture by hand says on which day the gateway would capture by itself', async () => {
    const office = await openOffice();
    const happenedAt = office.clock.time;
    const authorization = { operation: 'authorization', transactionId: 'H1', happenedAt } as const;
    await importRows(office.ledger, [row({ ...authorization, captureDay: '2026-03-12' })]);
    const asked = { accountId: 'SHOP', transactionId: 'H1', reason: 'shipped', note: '' } as const;
    const capture: OperationRequest = { operation: 'capture', ...asked, amount: { kind: 'all' } };
    expect(await guardsOf(office, capture)).toEqual([{ kind: 'captureScheduled', day: '2026-03-12' }]);
    expect(await guardsOf(office, { operation: 'void', ...asked, reason: 'mistake' })).toEqual([]);
  });
});

describe('a colleague', () => {
  it('who has something under way on the same order is named; nobody is on another order', async () => {
    const office = await openOffice();
    const [payment, elsewhere] = [await office.pay(), await office.pay({ ORDERID: 'W-2' })];
    await importRows(office.ledger, [row({ transactionId: 'A77' })]);
    const baker = { actor: 'b.baker', at: office.clock.time };
    const account = rulesOf(office.account);
    const written = await draftOf(office.ledger, { chainId: 'A77', referenceId: 'A77' }, { account, by: baker });
    await office.ledger.journal.draft(written, baker);
    expect(await guardsOf(office, office.ask(payment, 100))).toEqual([]);
    const { operationId } = written;
    const taking = { kind: 'confirm', guardAnswer: null } as const;
    const after = { kind: 'wait' } as const;
    expect(await office.ledger.journal.take({ operationId, taking, account, after }, baker)).toMatchObject({
      kind: 'taken',
    });
    expect(await guardsOf(office, office.ask(payment, 100))).toEqual([
      { kind: 'colleagueAtIt', actor: 'b.baker', operation: 'refund', since: office.clock.time },
    ]);
    expect(await guardsOf(office, office.ask(elsewhere, 100))).toEqual([]);
  });
});
