import type { MissingSecret, OperationView } from '../../contract/index.ts';
import { sign } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import type { Delivery } from '../gateway/gateway.ts';
import type { AttemptOutcome } from '../ledger/events/event.ts';
import type { DeskPorts } from './ports.ts';
import type { PreparedRequest } from './request.ts';
import { isStale } from './staleness.ts';

/** One sending of a confirmed operation: the request as it was reviewed, and when it was confirmed. */
export interface Sending {
  readonly operation: OperationView;
  readonly attemptId: string;
  readonly account: Account;
  readonly request: PreparedRequest;
  /** Milliseconds since 1970 UTC. */
  readonly confirmedAt: number;
}

/**
 * Sends a confirmed attempt once and writes down what came of it. `attemptBegun` is durable before a byte
 * leaves; every way out of here writes an outcome, and dying in between is the start-up's to settle.
 */
export async function sendOnce(ports: DeskPorts, sending: Sending): Promise<OperationView> {
  const { operation, attemptId, account, request, confirmedAt } = sending;
  const stamp = () => ({ actor: ports.actor, at: ports.clock.now() });
  const end = async (outcome: AttemptOutcome) => {
    const ended = await ports.ledger.write.endSending(operation.operationId, attemptId, outcome, stamp());
    ports.tell({ kind: 'operationChanged', operation: ended });
    return ended;
  };

  const secret = await ports.vault.read(account);
  if (secret.kind !== 'found') return end({ kind: 'notSent', cause: secretCause[secret.kind] });
  if (isStale(confirmedAt, ports.clock.now(), account.voidZone))
    return end({ kind: 'notSent', cause: 'staleConfirmation' });

  const parameters = { ...request.parameters, HASH: sign(request.parameters, secret.secret) };
  await ports.ledger.write.beginSending(operation.operationId, attemptId, stamp());
  const delivery = await ports.gateway.send({ url: request.url, method: operation.operation, parameters });
  return end(outcomeOf(delivery));
}

const secretCause = {
  absent: 'secretAbsent',
  locked: 'secretLocked',
  unavailable: 'secretUnavailable',
  denied: 'secretDenied',
} as const satisfies Record<MissingSecret, string>;

function outcomeOf(delivery: Delivery): AttemptOutcome {
  if (delivery.kind !== 'answered') return delivery;
  const { execcode, message, transactionId } = delivery.answer;
  return { kind: 'answered', execcode, message, transactionId: transactionId ?? null };
}
