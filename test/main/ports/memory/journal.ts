import type { AccountRules } from '../../../../main/domain/account.ts';
import { askAround } from '../../../../main/domain/charge/order-situation.ts';
import { decideAfterTaking } from '../../../../main/domain/decide/after-taking.ts';
import { judgeAnswered } from '../../../../main/domain/decide/answered.ts';
import { decideEnding, decideRecovery } from '../../../../main/domain/decide/recover.ts';
import { decideSettlement, type SettlementRefusal, type Statement } from '../../../../main/domain/decide/settle.ts';
import { decideTaking, type TakingSurroundings } from '../../../../main/domain/decide/take.ts';
import type { Stamp } from '../../../../main/domain/event.ts';
import { isCharge } from '../../../../main/domain/kinds.ts';
import type { AttemptOutcome, Operation } from '../../../../main/domain/operation.ts';
import { decideLapse } from '../../../../main/domain/page/lapse.ts';
import { type Decision, decided } from '../../../../main/domain/refusal.ts';
import { lately } from '../../../../main/domain/repetition.ts';
import type { RecordedLook, TakeCommand, Taken } from '../../../../main/ports/journal.ts';
import { readAround } from './around.ts';
import type { Writing } from './change.ts';
import { findNamed } from './named.ts';
import { append, listCandidates, proveByRows, takeBackAnswers } from './operations.ts';
import { readOrder } from './order.ts';
import { readChain, requireOperation } from './read.ts';
import type { Store } from './store.ts';

/** main/ledger/writing/journal.ts, over maps. */
export function take(writing: Writing, { operationId, taking, account, after }: TakeCommand, stamp: Stamp): Taken {
  const { store } = writing;
  const operation = requireOperation(store, operationId);
  if (taking.kind === 'confirm' && operation.state !== 'drafted') return { kind: 'takenBefore', operation };
  const decision = decideTaking(taking, {
    operation,
    review: store.operations.get(operationId)?.review ?? null,
    joinedAt: null,
    ...readTakingFacts(store, operation, account, stamp),
  });
  if (decision.kind === 'refused') return decision;
  append(writing, decision.value, stamp);
  const taken = requireOperation(store, operationId);
  const next = decideAfterTaking(after, taken);
  if (next) append(writing, next, stamp);
  return { kind: 'taken', operation: requireOperation(store, operationId) };
}

function readTakingFacts(
  store: Store,
  drafted: Operation,
  account: AccountRules,
  { actor, at }: Stamp,
): TakingSurroundings {
  const { accountId, referenceId, orderId, chainId, operation } = drafted;
  if (isCharge(operation)) {
    const facts = readOrder(store, askAround(drafted, at));
    return { kind: 'order', situation: { ...facts, account, actor, now: at } };
  }
  const own = operation === 'credit' ? orderId : null;
  const transactionId = referenceId ?? '';
  const around = readAround(store, { accountId, transactionId, orderId: own, since: at - lately });
  if (!around) throw new Error(`Transaction ${referenceId} is not in the ledger.`);
  return {
    kind: 'transaction',
    situation: { ...around, account, actor, now: at },
    held: readChain(store, accountId, chainId),
  };
}

export function end(
  writing: Writing,
  operationId: string,
  attemptId: string,
  outcome: AttemptOutcome,
  stamp: Stamp,
): Operation {
  const { store } = writing;
  const operation = requireOperation(store, operationId);
  const answeredId = outcome.kind === 'answered' ? outcome.transactionId : null;
  const named = findNamed(store, { operation, attemptId }, answeredId);
  append(writing, decideEnding(operation, attemptId, judgeAnswered(operation, attemptId, outcome, named)), stamp);
  takeBackAnswers(writing, [operationId], stamp);
  proveByRows(writing, stamp);
  return requireOperation(writing.store, operationId);
}

export function settle(
  writing: Writing,
  operationId: string,
  statement: Statement,
  stamp: Stamp,
): Decision<Operation, SettlementRefusal> {
  const { store } = writing;
  const operation = requireOperation(store, operationId);
  const named = findNamed(store, { operation, attemptId: null }, statement.transactionId);
  const decision = decideSettlement(statement, operation, named);
  if (decision.kind === 'refused') return decision;
  append(writing, decision.value, stamp);
  if (takeBackAnswers(writing, [operationId], stamp)) proveByRows(writing, stamp);
  return decided(requireOperation(store, operationId));
}

export function recordLookUp(
  writing: Writing,
  operationId: string,
  { result, cause, page }: RecordedLook,
  stamp: Stamp,
): void {
  const { store } = writing;
  const operation = requireOperation(store, operationId);
  store.looks.set(operationId, [...(store.looks.get(operationId) ?? []), { lookedAt: stamp.at, result, cause }]);
  writing.operations.add(operationId);
  const lapse = page && decideLapse(operation, listCandidates(store, operation), { result, ...page });
  if (lapse) append(writing, lapse, stamp);
}

export function recover(writing: Writing, stamp: Stamp, only: string | undefined): readonly string[] {
  const { store } = writing;
  const recovered = [...store.operations.keys()].toSorted().filter((operationId) => {
    if (only !== undefined && operationId !== only) return false;
    const event = decideRecovery(requireOperation(store, operationId));
    if (event) append(writing, event, stamp);
    return event !== undefined;
  });
  takeBackAnswers(writing, recovered, stamp);
  if (recovered.length > 0) proveByRows(writing, stamp);
  return recovered;
}
