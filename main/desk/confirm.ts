import { type Account, rulesOf } from '../accounts/account.ts';
import { isStale } from '../domain/deadline.ts';
import type { AfterTaking } from '../domain/decide/after-taking.ts';
import type { Taking } from '../domain/decide/taking.ts';
import { isRepeatable, lastAttempt, type NotSentCause, type Operation } from '../domain/operation.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { SecretAnswer } from '../vault/secret-store.ts';
import { accept, type DeskAnswer, refuse } from './answer.ts';
import { clear } from './clearance.ts';
import { findIncomplete } from './incomplete.ts';
import { prepareAgain } from './prepare.ts';
import { findReminder } from './reminders.ts';
import { withAttemptId } from './request.ts';
import { type SendPorts, sendOnce } from './send.ts';

/**
 * Sends a draft: what leaves is read from the ledger, exactly as it was reviewed, never from the window. `isReminded`: the person
 * goes on although a limit of their own has spoken.
 */
export async function confirmOperation(
  ports: SendPorts,
  operationId: string,
  guardAnswer: string | null,
  isReminded: boolean,
): Promise<DeskAnswer<Operation>> {
  const confirmedAt = ports.clock.now();
  const operation = await ports.ledger.views.findOperation(operationId);
  if (!operation) return refuse({ code: 'notFound', what: 'operation' });
  if (operation.state !== 'drafted') return accept(operation);
  const incomplete = findIncomplete(operation);
  if (incomplete) return incomplete;
  const cleared = await clear(ports, operation);
  if (!cleared.ok) return cleared;
  const reminder = await findReminder(ports, operation);
  if (reminder && !isReminded) return refuse({ code: 'reminded', ...reminder });
  if (reminder) await ports.record?.({ what: 'limitPassed', operationId, accountId: operation.accountId });
  const { approved } = cleared.value;
  const taking: Taking = approved
    ? { kind: 'confirm', guardAnswer: approved.guardAnswer, approvedUntil: approved.expiresAt }
    : { kind: 'confirm', guardAnswer };
  return takeAndSend(ports, operation, () => taking, confirmedAt);
}

/** Sends the same request as a new attempt: only after `notSent`, 2017 or 3004, and only for a person. */
export async function sendOperationAgain(ports: SendPorts, operationId: string): Promise<DeskAnswer<Operation>> {
  const confirmedAt = ports.clock.now();
  const operation = await ports.ledger.views.findOperation(operationId);
  if (!operation) return refuse({ code: 'notFound', what: 'operation' });
  if (!isRepeatable(operation)) return refuse({ code: 'notRepeatable' });
  const { url, parameters } = lastAttempt(operation);
  const incomplete = findIncomplete(operation);
  if (incomplete) return incomplete;
  const cleared = await clear(ports, operation);
  if (!cleared.ok) return cleared;
  const again = (account: Account): Taking => {
    const attemptId = ports.createId();
    const request = { url, parameters: withAttemptId(parameters, operation.operation, account, attemptId) };
    return { kind: 'again', attemptId, request };
  };
  return takeAndSend(ports, operation, again, confirmedAt);
}

/** The secret is read first: once a chain is taken, nothing that could keep a person waiting stands before the sending. */
async function takeAndSend(
  ports: SendPorts,
  { operationId, accountId }: Operation,
  takeBy: (account: Account) => Taking,
  confirmedAt: number,
): Promise<DeskAnswer<Operation>> {
  const account = ports.findAccount(accountId);
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  const secret = await ports.vault.read(account);
  const at = ports.clock.now();
  const after = whatFollows(ports, secret, isStale(confirmedAt, at, account.voidZone));
  const command = { operationId, taking: takeBy(account), account: rulesOf(account), after };
  const taken = await ports.ledger.journal.take(command, { actor: ports.actor, at });
  if (taken.kind === 'refused') return explain(ports, operationId, taken.refusal);
  if (taken.kind === 'takenBefore' || secret.kind !== 'found' || after.kind === 'end') return accept(taken.operation);
  return accept(await sendOnce(ports, { operation: taken.operation, account, secret: secret.secret, confirmedAt }));
}

function whatFollows({ claim }: SendPorts, secret: SecretAnswer, stale: boolean): AfterTaking {
  if (secret.kind !== 'found') return { kind: 'end', cause: secretCause[secret.kind] };
  if (stale) return { kind: 'end', cause: 'staleConfirmation' };
  return claim ? { kind: 'wait' } : { kind: 'begin' };
}

const secretCause = {
  absent: 'secretAbsent',
  locked: 'secretLocked',
  unavailable: 'secretUnavailable',
  denied: 'secretDenied',
} as const satisfies Record<Exclude<SecretAnswer['kind'], 'found'>, NotSentCause>;

/**
 * Where the picture changed, the review that is open shows the new one: a draft of its own, to be confirmed anew. What was carried out
 * for a colleague is theirs to prepare again.
 */
async function explain(ports: SendPorts, operationId: string, refusal: Refusal): Promise<DeskAnswer<Operation>> {
  if (refusal.code !== 'changedSinceReview') return refuse(refusal);
  const { views } = ports.ledger;
  const operation = await views.findOperation(operationId);
  const isOwn = operation !== undefined && operation.carriesOut === undefined;
  return refuse({ ...refusal, review: isOwn ? await prepareAgain(ports, operation) : null });
}
