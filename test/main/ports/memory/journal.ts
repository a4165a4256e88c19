import { decideAfterTaking } from '../../../../main/domain/decide/after-taking.ts';
import { judgeAnswered } from '../../../../main/domain/decide/answered.ts';
import { decideEnding, decideRecovery } from '../../../../main/domain/decide/recover.ts';
import { decideSettlement, type SettlementRefusal, type Statement } from '../../../../main/domain/decide/settle.ts';
import { decideTaking } from '../../../../main/domain/decide/take.ts';
import type { Stamp } from '../../../../main/domain/event.ts';
import { lately } from '../../../../main/domain/guards.ts';
import type { AttemptOutcome, Operation } from '../../../../main/domain/operation.ts';
import { type Decision, decided } from '../../../../main/domain/refusal.ts';
import type { TakeCommand, Taken } from '../../../../main/ports/journal.ts';
import { readAround } from './around.ts';
import type { Writing } from './change.ts';
import { findNamed } from './named.ts';
import { append, proveByRows } from './operations.ts';
import { readChain, requireOperation } from './read.ts';

/** main/ledger/writing/journal.ts, over maps. */
export function take(writing: Writing, { operationId, taking, account, after }: TakeCommand, stamp: Stamp): Taken {
  const { store } = writing;
  const operation = requireOperation(store, operationId);
  if (taking.kind === 'confirm' && operation.state !== 'drafted') return { kind: 'takenBefore', operation };
  const { accountId, referenceId, orderId, chainId } = operation;
  const own = operation.operation === 'credit' ? orderId : null;
  const question = { accountId, transactionId: referenceId, orderId: own, since: stamp.at - lately };
  const around = readAround(store, question);
  if (!around) throw new Error(`Transaction ${referenceId} is not in the ledger.`);
  const decision = decideTaking(taking, {
    operation,
    review: store.operations.get(operationId)?.review ?? null,
    situation: { ...around, account, actor: stamp.actor, now: stamp.at },
    held: readChain(store, accountId, chainId),
  });
  if (decision.kind === 'refused') return decision;
  append(writing, decision.value, stamp);
  const taken = requireOperation(store, operationId);
  const next = decideAfterTaking(after, taken);
  if (next) append(writing, next, stamp);
  return { kind: 'taken', operation: requireOperation(store, operationId) };
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
  return decided(requireOperation(store, operationId));
}

export function recover(writing: Writing, stamp: Stamp, only: string | undefined): readonly string[] {
  const { store } = writing;
  const recovered = [...store.operations.keys()].toSorted().filter((operationId) => {
    if (only !== undefined && operationId !== only) return false;
    const event = decideRecovery(requireOperation(store, operationId));
    if (event) append(writing, event, stamp);
    return event !== undefined;
  });
  if (recovered.length > 0) proveByRows(writing, stamp);
  return recovered;
}
