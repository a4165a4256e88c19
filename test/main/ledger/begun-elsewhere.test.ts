import { v7 as createId } from 'uuid';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findGuards } from '../../../main/domain/guards.ts';
import { appendEvent } from '../../../main/ledger/events/append.ts';
import { rebuildProjections } from '../../../main/ledger/projections/rebuild.ts';
import { beginWriting } from '../../../main/ledger/writing/writing.ts';
import type { ToldTransaction } from '../../../main/ports/told-row.ts';
import { openSqliteCore, type SqliteCore } from '../ports/sqlite-core.ts';
import { draft, noon, row, rules, stamp } from './samples.ts';

let core: SqliteCore;
beforeEach(() => {
  core = openSqliteCore();
  onTestFinished(() => core.close());
});

const tell = (...seen: readonly Partial<ToldTransaction>[]) =>
  core.intake.recordRows(createId(), { rows: seen.map((each) => row(each)), source: 'import' }, stamp);
const write = (event: Parameters<typeof appendEvent>[1]) => appendEvent(beginWriting(core.database), event, stamp);

/** A charge to an alias that has begun to leave; gives its ids. */
function charge(operation: 'payment' | 'authorization' = 'payment') {
  const parameters = { OPERATIONTYPE: operation, AMOUNT: '10000', ALIAS: 'AL1' };
  const request = { ...draft().request, parameters };
  const begun = {
    operation,
    chainId: 'order:W-2',
    orderId: 'W-2',
    amount: { minor: 10_000, currency: 'EUR' },
    request,
  } as const;
  const drafted = draft(begun);
  const { operationId, attemptId } = drafted;
  core.journal.draft(drafted, stamp);
  write({ kind: 'operationConfirmed', operationId, attemptId, guarded: null, account: rules });
  write({ kind: 'attemptBegun', operationId, attemptId });
  return { operationId, attemptId };
}

const answer = (ids: { operationId: string; attemptId: string }, transactionId: string) =>
  core.journal.end(
    ids.operationId,
    ids.attemptId,
    { kind: 'answered', execcode: '0000', message: '', transactionId },
    stamp,
  );
const balanceOf = (id: string) => core.views.findChain('SHOP', id)?.balance;
const standsOf = (id: string) => core.views.findChain('SHOP', id)?.transactions[0]?.stands;

/** Under X9, which was named, nothing is certain; the payment stands under P1, as its mark tells. */
function expectOnce() {
  expect(balanceOf('X9')).toMatchObject({
    left: 0,
    leftAtMost: 10_000,
    unsure: [{ kind: 'unreadableRow', transactionId: 'X9' }],
  });
  expect(standsOf('X9')).toMatchObject({ standing: 'unsure', left: 0, leftAtMost: 10_000 });
  expect(balanceOf('P1')).toMatchObject({ left: 10_000, unsure: [] });
}

const marked = (extraData: string) => ({ transactionId: 'P1', orderId: 'W-2', alias: 'AL1', extraData });

describe('a payment of ours that an answer or a person named by a wrong TRANSACTIONID', () => {
  it('is there once, after its row was told by its mark', () => {
    tell({ alias: 'AL1' });
    const ids = charge();
    answer(ids, 'X9');
    expect(balanceOf('X9')).toMatchObject({ left: 10_000, unsure: [] });
    tell(marked(ids.attemptId));
    expectOnce();
    const around = core.views.readAround({ accountId: 'SHOP', transactionId: 'X9', orderId: null, since: 0 });
    if (!around) throw new Error('X9 is not in the ledger.');
    const refund = { operation: 'refund', amount: { minor: 10_000, currency: 'EUR' } } as const;
    const situation = { ...around, account: rules, actor: 'a.clerk', now: noon };
    expect(findGuards(situation, refund).map(({ kind }) => kind)).toContain('incompleteChain');
    rebuildProjections(core.database);
    expectOnce();
  });

  it('is there once, whichever came first', () => {
    tell({ alias: 'AL1' });
    const ids = charge();
    tell(marked(ids.attemptId));
    answer(ids, 'X9');
    expectOnce();
  });

  it('is there once, where a person had mistyped it', () => {
    tell({ alias: 'AL1' });
    const ids = charge();
    core.journal.end(ids.operationId, ids.attemptId, { kind: 'unknown', cause: 'timedOut' }, stamp);
    core.journal.settle(ids.operationId, { outcome: 'succeeded', transactionId: 'X9', reason: 'seen' }, stamp);
    tell(marked(ids.attemptId));
    expectOnce();
  });

  it('is another one once a source tells of it: then both stand', () => {
    tell({ alias: 'AL1' });
    const ids = charge();
    answer(ids, 'X9');
    tell(marked(ids.attemptId));
    tell({ ...marked(''), transactionId: 'X9' });
    for (const id of ['X9', 'P1']) expect(balanceOf(id)).toMatchObject({ left: 10_000, unsure: [] });
    expect(standsOf('X9')).toMatchObject({ standing: 'paid', left: 10_000 });
  });

  it('sets nothing aside for certain, as an authorization', () => {
    tell({ alias: 'AL1' });
    const ids = charge('authorization');
    answer(ids, 'X9');
    tell({ ...marked(ids.attemptId), operation: 'authorization' });
    expect(balanceOf('X9')).toMatchObject({ authorised: 0 });
    expect(balanceOf('P1')).toMatchObject({ authorised: 10_000 });
  });
});
