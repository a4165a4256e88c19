import { expect, it } from 'vitest';
import { draft, row } from '../samples.ts';
import { draftAt, importInto, notify, openDesk, photograph, photographAnew, takeAt } from './desks.ts';

/** A row as a list shows it, whoever told of it. */
function listRows(desk: ReturnType<typeof openDesk>) {
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
