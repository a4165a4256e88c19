import {
  accept,
  assertNever,
  type DraftView,
  type Money,
  type OperationRequest,
  type Result,
  refuse,
} from '../../contract/index.ts';
import { findGuards } from './guards.ts';
import { judges } from './operations/index.ts';
import type { Judgement, Situation } from './operations/judgement.ts';
import type { DeskPorts } from './ports.ts';
import { buildRequest, findInvalidParameter } from './request.ts';
import { chainIdIn, readSituation } from './situation.ts';

type Open = Extract<Judgement, { open: true }>;

/** Turns what a person asked for into a draft: judged, with its amount fixed, written down, not sent. */
export async function prepareOperation(ports: DeskPorts, asked: OperationRequest): Promise<Result<DraftView>> {
  const read = await readSituation(ports, asked.accountId, asked.transactionId);
  if (!read.ok) return read;
  const situation = read.value;
  const judgement = judges[asked.operation](situation);
  if (!judgement.open) return refuse({ code: 'actionNotOpen', obstacle: judgement.obstacle });
  const { reference, limit, until } = judgement;
  const amount = amountOf(asked, situation, judgement);
  if (limit && amount.minor > limit.minor) return refuse({ code: 'amountAboveLeft', left: limit });

  const orderId = asked.operation === 'credit' ? asked.orderId : reference.orderId;
  const attemptId = ports.createId();
  const { operation, reason } = asked;
  const prepared = buildRequest({
    operation,
    reason,
    account: situation.account,
    reference,
    amount,
    orderId,
    attemptId,
  });
  const invalid = findInvalidParameter(operation, prepared.parameters);
  if (invalid !== undefined) return refuse({ code: 'invalidInput', field: invalid });

  const written = await ports.ledger.write.writeDraft(
    {
      operationId: ports.createId(),
      accountId: asked.accountId,
      operation,
      chainId: chainIdIn(situation, operation, orderId),
      referenceId: reference.transactionId,
      orderId,
      amount,
      reason,
      noteId: ports.createId(),
      noteText: asked.note.trim(),
      attemptId,
      ...prepared,
    },
    { actor: ports.actor, at: ports.clock.now() },
  );
  return accept({
    operation: written,
    client: reference.client,
    clientEmail: reference.clientEmail,
    card: reference.card,
    before: limit,
    after: limit && { ...limit, minor: limit.minor - amount.minor },
    until,
    url: prepared.url,
    parameters: Object.entries(prepared.parameters).map(([name, value]) => ({ name, value })),
    guards: await findGuards(ports, situation, written),
  });
}

/** What the operation is about; a void undoes a whole operation, and what a stop prevents is not known here. */
function amountOf(asked: OperationRequest, { account }: Situation, { reference, limit }: Open): Money {
  switch (asked.operation) {
    case 'refund':
    case 'capture': {
      const whole = limit ?? reference.amount;
      return asked.amount.kind === 'all' ? whole : { ...whole, minor: asked.amount.minor };
    }
    case 'void':
      return reference.amount;
    case 'credit':
      return { minor: asked.minor, currency: account.currency };
    case 'stopntimes':
      return { minor: 0, currency: reference.amount.currency };
    default:
      return assertNever(asked);
  }
}
