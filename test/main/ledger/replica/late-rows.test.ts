import { expect, it } from 'vitest';
import type { Draft } from '../../../../main/ports/journal.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { draft, row } from '../samples.ts';
import { draftAt, importInto, notify, openDesk, photograph, photographAnew, type TestDesk, takeAt } from './desks.ts';

/** A row as a list shows it, whoever told of it. */
function listRows(desk: TestDesk): readonly Record<string, unknown>[] {
  return (photograph(desk).transactions as readonly Record<string, unknown>[]).map((told) => ({
    ...told,
    told_others: null,
  }));
}

it('what a colleague did to rows that come later is done to them all the same', () => {
  const [knows, acts] = [openDesk('a.clerk'), openDesk('b.clerk')];
  importInto(knows, [row(), row({ transactionId: 'A2', orderId: 'W-2' })]);
  acts.takeIn(knows.tellAll());
  const undo = draftAt(acts, { operation: 'void', amount: { minor: 10_000, currency: 'EUR' } });
  const back = draftAt(acts, { referenceId: 'A2', orderId: 'W-2' });
  if (!undo || !back) throw new Error('not known');
  for (const { operationId, attemptId } of [undo, back]) {
    expect(takeAt(acts, operationId).kind).toBe('taken');
    acts.writer.begin(operationId, attemptId, acts.by);
  }
  // Its own TRANSACTIONID is not told.
  const said = { kind: 'answered', execcode: '0000', message: '', transactionId: null } as const;
  acts.writer.end(undo.operationId, undo.attemptId, said, acts.by);
  acts.writer.end(back.operationId, back.attemptId, { kind: 'unknown', cause: 'timedOut' }, acts.by);
  const made = {
    transactionId: 'R1',
    orderId: 'W-2',
    operation: 'refund',
    amountMinor: 4_000,
    referenceId: null,
  } as const;
  notify(knows, row({ ...made, extraData: back.attemptId }), '1'.repeat(64));
  acts.takeIn(knows.tellAll());
  expect(acts.find(back.operationId).state).toBe('succeeded');

  const [first, second] = [openDesk(), openDesk()];
  for (const part of [acts.tellAll(), knows.tellAll()]) first.takeIn(part);
  for (const part of [knows.tellAll(), acts.tellAll()]) second.takeIn(part);
  const shown = Object.fromEntries(
    listRows(first).map((told) => [(told as { transaction_id?: string }).transaction_id, told]),
  );
  expect(shown['A1']).toMatchObject({ voided_by: '' });
  expect(shown['R1']).toMatchObject({ reference_id: 'A2', root_id: 'A2', told_reference_id: 'A2' });
  expect(listRows(second)).toEqual(listRows(first));
  const before = photograph(first);
  expect(photographAnew(first)).toEqual(before);
});

it('the day on which an authorization is captured stands in its row, whether that came before the colleague who asked for it', () => {
  const [knows, acts] = [openDesk('a.clerk'), openDesk('b.clerk')];
  const sample = draft({
    operation: 'authorization',
    chainId: 'order:W-9',
    referenceId: null,
    orderId: 'W-9',
    amount: { minor: 5_000, currency: 'EUR' },
  });
  const { request } = sample;
  const parameters = { ...request.parameters, OPERATIONTYPE: 'authorization', CAPTUREDATE: '2026-02-01' };
  acts.writer.draft({ ...sample, request: { ...request, parameters } }, acts.by);
  const made = { transactionId: 'Z1', orderId: 'W-9', operation: 'authorization', amountMinor: 5_000 } as const;
  importInto(knows, [row({ ...made, extraData: sample.attemptId })]);

  const [first, second] = [openDesk(), openDesk()];
  for (const part of [acts.tellAll(), knows.tellAll()]) first.takeIn(part);
  for (const part of [knows.tellAll(), acts.tellAll()]) second.takeIn(part);
  expect(photograph(first).transactions).toMatchObject([{ transaction_id: 'Z1', capture_day: '2026-02-01' }]);
  expect(photograph(second).transactions).toEqual(photograph(first).transactions);
});

/** Both orders in which two desks' logs can come to a third one; gives its rows, which are the same for both and by a replay. */
function hearBothWays(one: TestDesk, other: TestDesk) {
  const [first, second] = [openDesk(), openDesk()];
  for (const part of [one.tellAll(), other.tellAll()]) first.takeIn(part);
  for (const part of [other.tellAll(), one.tellAll()]) second.takeIn(part);
  expect(listRows(second)).toEqual(listRows(first));
  for (const desk of [first, second]) {
    const before = photograph(desk);
    expect(photographAnew(desk)).toEqual(before);
  }
  return listRows(first);
}

/** A desk that knows of a payment as told, and made something by it that was answered with an id of its own. */
function act(told: ToldRow, changes: Partial<Draft>, transactionId: string): TestDesk {
  const desk = openDesk('b.clerk');
  notify(desk, told, '2'.repeat(64));
  make(desk, changes, transactionId);
  return desk;
}

function make(desk: TestDesk, changes: Partial<Draft>, transactionId: string): void {
  const written = draftAt(desk, changes);
  if (!written) throw new Error('not known');
  const { operationId, attemptId } = written;
  expect(takeAt(desk, operationId).kind).toBe('taken');
  desk.writer.begin(operationId, attemptId, desk.by);
  desk.writer.end(operationId, attemptId, { kind: 'answered', execcode: '0000', message: '', transactionId }, desk.by);
}

const untold = { currencyTold: false } as const;

it.each([
  ['none', untold],
  ['another', {}],
])('a refund has the currency of what it refers to, of which %s was told before', (_, before) => {
  const acts = act(row(before), {}, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row({ currency: 'JPY' })]);
  const heard = hearBothWays(acts, tells);
  // At the desk that made it, too.
  acts.takeIn(tells.tellAll());
  for (const rows of [heard, listRows(acts)]) {
    const refund = rows.find((told) => told['transaction_id'] === 'R1');
    expect(refund).toMatchObject({ amount_minor: 4_000, currency: 'JPY', currency_told: 0, currency_known: 1 });
  }
});

it('a refund under another order has the currency that the order of its payment has', () => {
  const acts = act(row(untold), { orderId: 'W-7' }, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row({ transactionId: 'A2', currency: 'JPY' })]);
  const shown = hearBothWays(acts, tells).map((told) => [
    told['transaction_id'],
    told['currency'],
    told['currency_known'],
  ]);
  expect(new Set(shown)).toEqual(
    new Set([
      ['A1', 'JPY', 1],
      ['A2', 'JPY', 1],
      ['R1', 'JPY', 1],
    ]),
  );
});

it('a refund has the card and the customer of its payment, of whom one source told the one and another the other', () => {
  const acts = act(row({ card: '' }, { clientEmail: '', clientName: '' }), {}, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row()]);
  const [refund] = hearBothWays(acts, tells).filter((told) => told['transaction_id'] === 'R1');
  expect(refund).toMatchObject({ card: '446421…0001', client: 'j.snow', client_name: 'John Snow' });
});

it.each([
  ['a shorter card', { card: '…0001' }, { card: '446421…0001' }],
  ['no method', { method: 'unknown' }, { method: 'card' }],
  ['another method', { method: 'card' }, { method: 'directDebit' }],
] as const)('a refund has what is known of its payment at last, of which %s was told before', (_, before, after) => {
  const acts = act(row(before), {}, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row(after)]);
  const [refund] = hearBothWays(acts, tells).filter((told) => told['transaction_id'] === 'R1');
  expect(refund).toMatchObject(after);
});

it('a refund has the customer whom its payment has at last, whomever a lesser source had told before', () => {
  const acts = act(row({ card: '446421…0002' }, { client: 'jon', clientName: 'Zed' }), {}, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row()]);
  const [refund] = hearBothWays(acts, tells).filter((told) => told['transaction_id'] === 'R1');
  expect(refund).toMatchObject({ card: '446421…0001', client: 'j.snow', client_name: 'John Snow' });
});

it('what refers to what a colleague made has what is told later of that one’s reference', () => {
  const known = row({ operation: 'authorization', card: '' }, { client: '' });
  const acts = act(known, { operation: 'capture' }, 'C1');
  make(acts, { referenceId: 'C1' }, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row({ operation: 'authorization' })]);
  const [refund] = hearBothWays(acts, tells).filter((told) => told['transaction_id'] === 'R1');
  expect(refund).toMatchObject({ card: '446421…0001', client: 'j.snow', root_id: 'A1' });
});

const second = { transactionId: 'A2', orderId: 'W-2' } as const;

it('of two desks that were answered one TRANSACTIONID the first that was drafted has its row, whichever is heard of first', () => {
  const refunds = act(row(), {}, 'R1');
  const others = act(
    row(second),
    { referenceId: 'A2', orderId: 'W-2', amount: { minor: 9_000, currency: 'EUR' } },
    'R1',
  );
  const [refund] = hearBothWays(refunds, others).filter((told) => told['transaction_id'] === 'R1');
  expect(refund).toMatchObject({ reference_id: 'A1', root_id: 'A1', order_id: 'W-1001', amount_minor: 4_000 });
});

it('what this desk undid stays undone once the TRANSACTIONID of its answer turns out to be a colleague’s', () => {
  const refunds = act(row(), {}, 'R1');
  const whole = { minor: 10_000, currency: 'EUR' } as const;
  const undoes = act(row(second), { operation: 'void', referenceId: 'A2', orderId: 'W-2', amount: whole }, 'R1');
  undoes.takeIn(refunds.tellAll());
  const before = photograph(undoes);
  expect(before.transactions).toContainEqual(expect.objectContaining({ transaction_id: 'A2', voided_by: '' }));
  expect(before.transactions).toContainEqual(expect.objectContaining({ transaction_id: 'R1', operation: 'refund' }));
  expect(photographAnew(undoes)).toEqual(before);
});

it('a void that a person settled says of its payment what one that was answered does', () => {
  const desk = openDesk('b.clerk');
  notify(desk, row(), '2'.repeat(64));
  const written = draftAt(desk, { operation: 'void', amount: { minor: 10_000, currency: 'EUR' } });
  if (!written) throw new Error('not known');
  const { operationId, attemptId } = written;
  expect(takeAt(desk, operationId).kind).toBe('taken');
  desk.writer.begin(operationId, attemptId, desk.by);
  desk.writer.end(operationId, attemptId, { kind: 'unknown', cause: 'timedOut' }, desk.by);
  desk.writer.settle(operationId, { outcome: 'succeeded', transactionId: 'V1', reason: 'seen there' }, desk.by);
  const tells = openDesk('a.clerk');
  importInto(tells, [row()]);
  const [payment] = hearBothWays(desk, tells).filter((told) => told['transaction_id'] === 'A1');
  expect(payment).toMatchObject({ voided_by: 'V1', told_voided_by: '' });
});

it('a row that an answer named wrongly stands at what it is at last, in steps and at once', () => {
  const acts = act(row(), {}, 'S1');
  const [attempt] = photograph(acts).attempts as readonly { readonly attempt_id: string }[];
  const onlooker = openDesk();
  onlooker.takeIn(acts.tellAll());
  importInto(acts, [row({ currency: 'JPY' })]);
  onlooker.takeIn(acts.tellAll());
  const made = { transactionId: 'R1', operation: 'refund', referenceId: 'A1', amountMinor: 4_000 } as const;
  importInto(acts, [row({ ...made, extraData: attempt?.attempt_id ?? '' })]);
  onlooker.takeIn(acts.tellAll());
  const [named] = listRows(onlooker).filter((told) => told['transaction_id'] === 'S1');
  expect(named).toMatchObject({ currency: 'JPY', standing: 'done', left_minor: 0, left_currency: 'JPY' });
  const before = photograph(onlooker);
  expect(photographAnew(onlooker)).toEqual(before);
});

it('a stop that a notification tells without its plan is of it, whether that came before the colleague who stopped it', () => {
  const [desk, tells] = [openDesk('b.clerk'), openDesk('a.clerk')];
  importInto(desk, [row({ schedule: '1-3' })]);
  const written = draftAt(desk, {
    operation: 'stopntimes',
    chainId: 'schedule:A1',
    amount: { minor: 0, currency: 'EUR' },
  });
  if (!written) throw new Error('not known');
  const { operationId, attemptId } = written;
  expect(takeAt(desk, operationId).kind).toBe('taken');
  desk.writer.begin(operationId, attemptId, desk.by);
  const said = { kind: 'answered', execcode: '0000', message: '', transactionId: null } as const;
  desk.writer.end(operationId, attemptId, said, desk.by);
  const stop = { transactionId: 'S1', operation: 'stopntimes', amountMinor: 0, extraData: attemptId } as const;
  notify(tells, row(stop), '1'.repeat(64));
  const [stopped] = hearBothWays(desk, tells).filter((told) => told['transaction_id'] === 'S1');
  expect(stopped).toMatchObject({ reference_id: 'A1', root_id: 'A1' });
});
