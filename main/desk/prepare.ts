import { type ActionAsk, type Ask, decideDraft, extentOf } from '../domain/decide/draft.ts';
import { findGuards } from '../domain/guards.ts';
import type { Operation } from '../domain/operation.ts';
import { takePicture } from '../domain/picture.ts';
import { chainIdIn } from '../domain/situation.ts';
import { accept, type DeskAnswer, type ReviewedDraft, refuse } from './answer.ts';
import type { DeskPorts } from './ports.ts';
import { askChargeAgain, prepareCharge } from './prepare-charge.ts';
import { buildRequest, findInvalidParameter } from './request.ts';
import { readSituation } from './situation.ts';

/** Turns whatever a person asked for into a draft. */
export function prepareOperation(ports: DeskPorts, asked: Ask): Promise<DeskAnswer<ReviewedDraft>> {
  switch (asked.operation) {
    case 'payment':
    case 'authorization':
      return prepareCharge(ports, asked);
    default:
      return prepareAction(ports, asked);
  }
}

/**
 * Turns what is to be done with a transaction into a draft: judged, with its amount fixed, written down together with the picture that
 * its review shows, not sent.
 */
async function prepareAction(ports: DeskPorts, asked: ActionAsk): Promise<DeskAnswer<ReviewedDraft>> {
  const account = ports.findAccount(asked.accountId);
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  const read = await readSituation(ports, asked);
  if (!read.ok) return read;
  const situation = read.value;
  ports.attribute?.(situation.chain);
  const decision = decideDraft(asked, situation);
  if (decision.kind === 'refused') return refuse(decision.refusal);
  const { reference, amount, orderId, whole, until, mayBeOver } = decision.value;
  // A later instalment leads to the first one: what the operation refers to is what its review shows, and is compared later.
  if (reference.rootId !== situation.row.rootId) {
    return prepareAction(ports, { ...asked, transactionId: reference.transactionId });
  }

  const attemptId = ports.createId();
  const { operation, reason } = asked;
  const request = buildRequest({ operation, reason, account, reference, amount, orderId, attemptId });
  const invalid = findInvalidParameter(operation, request);
  if (invalid !== undefined) return refuse({ code: 'invalidInput', field: invalid });

  const written = await ports.ledger.journal.draft(
    {
      operationId: ports.createId(),
      accountId: asked.accountId,
      operation,
      chainId: chainIdIn(situation, operation, orderId),
      referenceId: reference.transactionId,
      orderId,
      amount,
      reason,
      note: asked.note.trim(),
      agreement: '',
      attemptId,
      request,
      review: {
        picture: takePicture(situation, { operation, amount }),
        extent: extentOf(asked),
        account: situation.account,
      },
      touches: situation.touches,
    },
    { actor: ports.actor, at: situation.now },
  );
  return accept({
    operation: written,
    customer: { client: reference.client, clientEmail: reference.clientEmail, card: reference.card },
    before: whole,
    // Above what is certain, nothing is.
    after: whole && { ...whole, minor: Math.max(0, whole.minor - amount.minor) },
    until,
    mayBeOver,
    request,
    guards: findGuards(situation, { operation, amount }),
  });
}

/** The same once more, as things are now: for a review that is open while its picture changed. */
export async function prepareAgain(ports: DeskPorts, operation: Operation): Promise<ReviewedDraft | null> {
  const review = await ports.ledger.views.findReview(operation.operationId);
  const zone = ports.findAccount(operation.accountId)?.voidZone ?? usualZone;
  const asked = askAgain(operation, review?.extent === 'all', zone);
  const prepared = asked && (await prepareOperation(ports, asked));
  return prepared?.ok ? prepared.value : null;
}

/** Of an account that was removed: nothing is asked for it any more. */
const usualZone = 'Europe/Paris';

function askAgain(drafted: Operation, whole: boolean, zone: string): Ask | undefined {
  const { operation, accountId, referenceId, reason, note, amount, orderId } = drafted;
  if (operation === 'payment' || operation === 'authorization') return askChargeAgain(drafted, zone);
  if (referenceId === null) return undefined;
  const asked = { accountId, transactionId: referenceId, reason, note };
  switch (operation) {
    case 'refund':
    case 'capture':
      return { ...asked, operation, amount: whole ? { kind: 'all' } : { kind: 'part', minor: amount.minor } };
    case 'credit':
      return { ...asked, operation, minor: amount.minor, orderId };
    default:
      return { ...asked, operation };
  }
}
