import { readCart, readCollection } from '../../protocol/collection/index.ts';
import { rulesOf } from '../accounts/account.ts';
import { chainIdOf } from '../domain/chain.ts';
import { type ChargeAsk, decideCharge, findChargeGuards, intentOf } from '../domain/charge/decide-charge.ts';
import { takeOrderPicture } from '../domain/charge/order-picture.ts';
import { lastAttempt, type Operation } from '../domain/operation.ts';
import { accept, type DeskAnswer, type ReviewedDraft, refuse } from './answer.ts';
import { buildChargeRequest } from './charge-request.ts';
import { holderOf } from './holder-request.ts';
import type { DeskPorts } from './ports.ts';
import { findInvalidParameter } from './request.ts';

/** Who is not there has agreed by something that can be named: in so many characters at least. */
const shortestAgreement = 3;

/** Turns what is to be charged into a draft, like prepareOperation: there is an order, and no transaction yet. */
export async function prepareCharge(ports: DeskPorts, asked: ChargeAsk): Promise<DeskAnswer<ReviewedDraft>> {
  const account = ports.findAccount(asked.accountId);
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  if (!asked.holder && asked.agreement.trim().length < shortestAgreement)
    return refuse({ code: 'invalidInput', field: 'agreement' });
  const now = ports.clock.now();
  const { accountId, orderId, operation, client } = asked;
  const question = { accountId, orderId, sourceId: asked.transactionId, alias: aliasOf(asked), client, now };
  const facts = await ports.ledger.views.readOrder(question);
  if (asked.transactionId !== null && !facts.source) return refuse({ code: 'notFound', what: 'transaction' });
  const situation = { ...facts, account: rulesOf(account), actor: ports.actor, now };
  const decision = decideCharge(asked, situation);
  if (decision.kind === 'refused') return refuse(decision.refusal);

  const intent = decision.value;
  const attemptId = ports.createId();
  const request = buildChargeRequest({ asked, account, intent, attemptId, now });
  const invalid = findInvalidParameter(operation, request);
  if (invalid !== undefined) return refuse({ code: 'invalidInput', field: invalid });

  const guards = findChargeGuards(situation, intent);
  const written = await ports.ledger.journal.draft(
    {
      operationId: ports.createId(),
      accountId,
      operation,
      chainId: chainIdOf(operation, { rootId: '', scheduleId: '', orderId }),
      referenceId: facts.source?.transactionId ?? null,
      orderId,
      amount: intent.amount,
      reason: asked.reason,
      note: asked.note.trim(),
      agreement: asked.agreement.trim(),
      attemptId,
      request,
      review: { picture: takeOrderPicture(situation, guards), extent: null, account: situation.account },
      touches: facts.touches,
    },
    { actor: ports.actor, at: now },
  );
  return accept({
    operation: written,
    customer: { client, clientEmail: asked.clientEmail, card: intent.alias === '' ? '' : (facts.source?.card ?? '') },
    before: null,
    after: null,
    until: null,
    mayBeOver: false,
    request,
    guards,
  });
}

/** None is charged by the gateway's form; null stands for that of the source. */
export function aliasOf({ holder }: ChargeAsk): string | null {
  return holder?.way === 'hostedForm' ? '' : null;
}

/** The same once more, from the request of a draft; undefined where a person was erased from it. */
export function askChargeAgain(drafted: Operation, zone: string): ChargeAsk | undefined {
  const { operation, referenceId, accountId, orderId, reason, note, agreement, draftedAt } = drafted;
  const request = lastAttempt(drafted);
  const { DESCRIPTION, CLIENTIDENT, CLIENTEMAIL, CAPTUREDATE = '' } = request.parameters;
  const holder = holderOf(request, draftedAt, zone);
  if (operation !== 'payment' && operation !== 'authorization') return undefined;
  const { minor, instalments } = intentOf(drafted);
  if (!DESCRIPTION || !CLIENTIDENT || !CLIENTEMAIL) return undefined;
  return {
    operation,
    accountId,
    transactionId: referenceId,
    orderId,
    minor,
    ...(instalments.length > 0 && { instalments }),
    description: DESCRIPTION,
    client: CLIENTIDENT,
    clientEmail: CLIENTEMAIL,
    captureDay: CAPTUREDATE,
    further: readCollection(request.parameters),
    cart: readCart(request.parameters),
    agreement,
    ...(holder && { holder }),
    reason,
    note,
  };
}
