import assert from 'node:assert/strict';
import { movesMoney, type Operation } from '../../../../main/domain/operation.ts';
import type { Step } from './step.ts';
import { pickOf, stampOf, type World } from './world.ts';

function pickUnknown(world: World, { pick }: Step): Operation | undefined {
  return pickOf(
    [...world.operations.values()].filter(({ state }) => state === 'unknown'),
    pick,
  );
}

/** What the gateway has made for an operation, as the extranet shows it. */
function madeFor(world: World, { operationId }: Operation) {
  const ids = world.made.get(operationId) ?? [];
  return world.gateway.rows().filter(({ transactionId }) => ids.includes(transactionId));
}

/** A person looks into the extranet and says what is there; what waits there is not settled yet. */
export function settle(world: World, step: Step): void {
  const operation = pickUnknown(world, step);
  if (!operation) return;
  const [row] = madeFor(world, operation);
  if (row?.execcode === '0003') return;
  const isDone = row?.execcode === '0000';
  const answered = world.core.journal.settle(
    operation.operationId,
    { outcome: isDone ? 'succeeded' : 'refused', transactionId: isDone ? row.transactionId : null, reason: 'seen' },
    stampOf(world),
  );
  assert.equal(answered.kind, 'decided', `The truth about ${operation.operationId} was refused.`);
}

/** A person looks in the wrong place. */
export function settleWrongly(world: World, step: Step): void {
  const operation = pickUnknown(world, step);
  if (!operation) return;
  const statement = { outcome: 'refused', transactionId: null, reason: 'nothing there' } as const;
  const answered = world.core.journal.settle(operation.operationId, statement, stampOf(world));
  assert.equal(answered.kind, 'decided');
  if (madeFor(world, operation).length > 0) world.wronglyRefused.add(operation.operationId);
}

/** Nobody's word makes money move without a TRANSACTIONID, nor by that of something else, nor what has ended end anew. */
export function settleNonsense(world: World, step: Step): void {
  const { journal, views } = world.core;
  const open = pickUnknown(world, step);
  if (open && movesMoney(open.operation)) {
    const claimed = { outcome: 'succeeded', transactionId: null, reason: 'sure' } as const;
    const answered = journal.settle(open.operationId, claimed, stampOf(world));
    assert.deepEqual(answered, { kind: 'refused', refusal: { code: 'transactionIdMissing' } });
    const others = { outcome: 'succeeded', transactionId: open.referenceId, reason: 'sure' } as const;
    // A credit may start from a transaction that is a credit itself.
    if (open.operation === 'credit') return;
    const named = journal.settle(open.operationId, others, stampOf(world));
    assert.deepEqual(named, { kind: 'refused', refusal: { code: 'notItsTransaction' } });
  }
  const ended = [...world.operations.values()].find(({ state }) => state !== 'unknown' && state !== 'drafted');
  if (!ended) return;
  const statement = { outcome: 'refused', transactionId: null, reason: 'no' } as const;
  assert.equal(journal.settle(ended.operationId, statement, stampOf(world)).kind, 'refused');
  assert.equal(views.findOperation(ended.operationId)?.state, ended.state);
}
