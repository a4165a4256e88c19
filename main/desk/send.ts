import { nestParameters } from '../../protocol/parameters/nest.ts';
import { sign } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import { isStale } from '../domain/deadline.ts';
import { type AttemptOutcome, lastAttempt, type NotSentCause, type Operation } from '../domain/operation.ts';
import type { Delivery } from '../gateway/gateway.ts';
import type { DeskPorts } from './ports.ts';
import type { UnwrittenOutcomes } from './unwritten.ts';

export interface SendPorts extends DeskPorts {
  readonly unwritten: Pick<UnwrittenOutcomes, 'write'>;
}

/** One sending of an operation whose chain is taken. */
export interface Sending {
  readonly operation: Operation;
  readonly account: Account;
  readonly secret: string;
  /** Milliseconds since 1970 UTC. */
  readonly confirmedAt: number;
}

/**
 * Sends a taken attempt once and writes down what came of it. That it has begun is durable before a byte leaves; every way
 * out of here writes an outcome, and dying in between is the start-up's to settle. Whether the confirmation still holds is
 * asked before, and once more where the first byte is about to leave.
 */
export async function sendOnce(ports: SendPorts, sending: Sending): Promise<Operation> {
  const { operation, secret } = sending;
  const { operationId } = operation;
  const { attemptId, url, parameters } = lastAttempt(operation);
  const stamp = () => ({ actor: ports.actor, at: ports.clock.now() });
  const end = (outcome: AttemptOutcome) => ports.unwritten.write(operationId, attemptId, outcome);

  // A page leaves nothing from here, and has no other outcome: it waits once that it may be written is durable.
  if (operation.state === 'pending') return operation;
  const cause = await whyNot(ports, sending);
  if (cause) return end({ kind: 'notSent', cause });
  const begun =
    operation.state === 'confirmed' ? await ports.ledger.journal.begin(operationId, attemptId, stamp()) : operation;
  if (begun.state === 'pending') return begun;
  const sent = nestParameters(parameters);
  const signed = { ...sent, HASH: sign(sent, secret) };
  const isDue = () => !isLate(ports, sending);
  return end(outcomeOf(await ports.gateway.send({ url, method: operation.operation, parameters: signed, isDue })));
}

/** A claim that is not granted, or a laptop that slept while it waited for the disk or the team. */
async function whyNot(ports: DeskPorts, sending: Sending): Promise<NotSentCause | undefined> {
  const { claim } = ports;
  const { operation } = sending;
  if (claim) {
    const [answer] = await claim.claim([{ operation, attemptId: lastAttempt(operation).attemptId }]);
    if (answer?.kind !== 'granted') return answer?.cause ?? 'claimRefused';
  }
  return isLate(ports, sending) ? 'staleConfirmation' : undefined;
}

function isLate({ clock }: DeskPorts, { account, confirmedAt }: Sending): boolean {
  return isStale(confirmedAt, clock.now(), account.voidZone);
}

function outcomeOf(delivery: Delivery): AttemptOutcome {
  if (delivery.kind === 'notSent') {
    return { kind: 'notSent', cause: delivery.cause === 'overdue' ? 'staleConfirmation' : delivery.cause };
  }
  if (delivery.kind !== 'answered') return delivery;
  const { execcode, message, transactionId = null, page, alias } = delivery.answer;
  const named = { ...(page && { page }), ...(alias !== undefined && { alias }) };
  return { kind: 'answered', execcode, message, transactionId, ...named };
}
