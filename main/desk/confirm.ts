import {
  type ActionObstacle,
  accept,
  type OperationView,
  type Refusal,
  type Result,
  refuse,
} from '../../contract/index.ts';
import type { Stamp } from '../ledger/events/event.ts';
import type { Chain } from '../ledger/queries/chain.ts';
import type { Confirmation } from '../ledger/writing/journal.ts';
import { findGuards } from './guards.ts';
import { judges } from './operations/index.ts';
import type { Situation } from './operations/judgement.ts';
import type { DeskPorts } from './ports.ts';
import { withAttemptId } from './request.ts';
import { type Sending, sendOnce } from './send.ts';
import { chainIdIn, readSituation } from './situation.ts';

/** Sends a draft: what leaves is read from the ledger, exactly as it was reviewed, never from the window. */
export async function confirmOperation(
  ports: DeskPorts,
  operationId: string,
  guardAnswer: string | null,
): Promise<Result<OperationView>> {
  const operation = await ports.ledger.read.findOperation(operationId);
  const request = await ports.ledger.read.findRequest(operationId);
  if (!operation || !request) return refuse({ code: 'notFound', what: 'operation' });
  if (operation.state !== 'drafted') return accept(operation);
  const attemptId = operation.attempts.at(-1)?.attemptId ?? '';
  const read = await readSituation(ports, operation.accountId, operation.referenceId);
  if (!read.ok) return read;
  const guards = await findGuards(ports, read.value, operation);
  if (guards.length > 0 && guardAnswer === null) return refuse({ code: 'guardUnanswered', guards });
  const kinds = guards.map(({ kind }) => kind);
  const guarded = guardAnswer === null || kinds.length === 0 ? null : { kinds, answer: guardAnswer };
  return takeChainAndSend(ports, { operation, attemptId, request }, ({ fingerprint }, stamp) =>
    ports.ledger.write.confirmDraft(operationId, { fingerprint, guarded }, stamp),
  );
}

/** Sends the same request as a new attempt: only after `notSent`, 2017 or 3004, and only for a person. */
export async function sendOperationAgain(ports: DeskPorts, operationId: string): Promise<Result<OperationView>> {
  const operation = await ports.ledger.read.findOperation(operationId);
  const last = await ports.ledger.read.findRequest(operationId);
  const account = operation && ports.findAccount(operation.accountId);
  if (!operation || !last) return refuse({ code: 'notFound', what: 'operation' });
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  if (!operation.repeatable) return refuse({ code: 'notRepeatable' });
  const attemptId = ports.createId();
  const parameters = withAttemptId(last.parameters, operation.operation, account, attemptId);
  const request = { url: last.url, parameters };
  return takeChainAndSend(ports, { operation, attemptId, request }, (chain, stamp) =>
    ports.ledger.write.confirmNewAttempt(operationId, { attemptId, ...request }, chain.fingerprint, stamp),
  );
}

type TakeChain = (chain: Chain, stamp: Stamp) => Promise<Confirmation>;

async function takeChainAndSend(
  ports: DeskPorts,
  attempt: Pick<Sending, 'operation' | 'attemptId' | 'request'>,
  takeChain: TakeChain,
): Promise<Result<OperationView>> {
  const { operation } = attempt;
  const read = await readSituation(ports, operation.accountId, operation.referenceId);
  if (!read.ok) return read;
  const situation = withoutItself(read.value, operation.operationId);
  const chainId = chainIdIn(situation, operation.operation, operation.orderId);
  const chain = await ports.ledger.read.readChain(operation.accountId, chainId);
  const judgement = judges[operation.operation](situation);
  if (!judgement.open && !provesItself(operation, judgement.obstacle)) {
    return refuse(obstacleRefusal(chain, operation.operationId, judgement.obstacle));
  }
  if (judgement.open && judgement.reference.transactionId !== operation.referenceId) {
    return refuse({ code: 'changedSinceReview' });
  }

  const confirmedAt = ports.clock.now();
  const confirmation = await takeChain(chain, { actor: ports.actor, at: confirmedAt });
  switch (confirmation.kind) {
    case 'confirmed':
      ports.tell({ kind: 'operationChanged', operation: confirmation.operation });
      return accept(await sendOnce(ports, { ...attempt, account: situation.account, confirmedAt }));
    case 'alreadyConfirmed':
      return accept(confirmation.operation);
    case 'chainBusy':
      return refuse({ code: 'chainBusy', operationId: confirmation.operationId, toSettle: confirmation.toSettle });
    case 'changedSinceReview':
      return refuse({ code: 'changedSinceReview' });
    case 'amountAboveLeft':
      return refuse({ code: 'amountAboveLeft', left: confirmation.left });
  }
}

/** An operation that is sent again does not stand in its own way. */
function withoutItself(situation: Situation, operationId: string): Situation {
  const strip = (chain: Chain): Chain => ({
    ...chain,
    operations: chain.operations.filter((other) => other.operationId !== operationId),
  });
  const { chain, plan } = situation;
  return { ...situation, chain: strip(chain), plan: plan && { ...plan, chain: strip(plan.chain) } };
}

/** A stop in doubt whose plan is known to be stopped by now: sent again, its answer is the proof (2011, rules.md G45). */
function provesItself({ operation, state }: OperationView, obstacle: ActionObstacle): boolean {
  return operation === 'stopntimes' && state === 'unknown' && obstacle === 'planStopped';
}

/** Names the other operation that holds the chain, so that the person can be led to it. */
function obstacleRefusal(chain: Chain, ownId: string, obstacle: ActionObstacle): Refusal {
  const holder = chain.operations.find(
    ({ operationId, state }) => operationId !== ownId && ['confirmed', 'sending', 'unknown'].includes(state),
  );
  return holder
    ? { code: 'chainBusy', operationId: holder.operationId, toSettle: holder.state === 'unknown' }
    : { code: 'actionNotOpen', obstacle };
}
