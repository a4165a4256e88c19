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
  const written = draftAt(desk, changes);
  if (!written) throw new Error('not known');
  const { operationId, attemptId } = written;
  expect(takeAt(desk, operationId).kind).toBe('taken');
  desk.writer.begin(operationId, attemptId, desk.by);
  desk.writer.end(operationId, attemptId, { kind: 'answered', execcode: '0000', message: '', transactionId }, desk.by);
  return desk;
}

const untold = { currencyTold: false } as const;

it.each([
  ['none', untold],
  ['another', {}],
])('a refund has the currency of what it refers to, of which %s was told before', (_, before) => {
  const acts = act(row(before), {}, 'R1');
  const tells = openDesk('a.clerk');
  importInto(tells, [row({ currency: 'JPY' })]);
  const [refund] = hearBothWays(acts, tells).filter((told) => told['transaction_id'] === 'R1');
  expect(refund).toMatchObject({ amount_minor: 4_000, currency: 'JPY', currency_told: 0, currency_known: 1 });
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
