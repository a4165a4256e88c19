import {
  accept,
  type DraftView,
  type Money,
  type OperationRequest,
  type Result,
  refuse,
} from '../../contract/index.ts';
import type { Chain } from '../ledger/queries/chain.ts';
import type { DeskPorts } from './ports.ts';
import { buildRefundRequest, findInvalidParameter } from './request.ts';
import { judgeRefund } from './rules/refund.ts';

/** Turns what a person asked for into a draft: judged, with its amount fixed, written down, not sent. */
export async function prepareOperation(ports: DeskPorts, request: OperationRequest): Promise<Result<DraftView>> {
  const account = ports.findAccount(request.accountId);
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  const chain = await ports.ledger.read.findChain(request.accountId, request.transactionId);
  if (!chain) return refuse({ code: 'notFound', what: 'transaction' });
  const judgement = judgeRefund(chain);
  if (!judgement.open) return refuse({ code: 'actionNotOpen', obstacle: judgement.obstacle });
  const left = { minor: chain.balance.left, currency: chain.balance.currency };
  const amount = { minor: askedMinor(request, left), currency: left.currency };
  if (amount.minor > left.minor) return refuse({ code: 'amountAboveLeft', left });

  const { debit } = judgement;
  const attemptId = ports.createId();
  const prepared = buildRefundRequest(account, debit, amount, request.reason, attemptId);
  const invalid = findInvalidParameter(prepared.parameters);
  if (invalid !== undefined) return refuse({ code: 'invalidInput', field: invalid });

  const operation = await ports.ledger.write.writeDraft(
    {
      operationId: ports.createId(),
      accountId: account.accountId,
      operation: request.operation,
      chainId: chain.chainId,
      referenceId: debit.transactionId,
      orderId: debit.orderId,
      amount,
      reason: request.reason,
      noteId: ports.createId(),
      noteText: request.note.trim(),
      attemptId,
      ...prepared,
    },
    { actor: ports.actor, at: ports.clock.now() },
  );
  return accept({
    operation,
    ...customerOf(chain),
    leftBefore: left,
    leftAfter: { ...left, minor: left.minor - amount.minor },
    url: prepared.url,
    parameters: Object.entries(prepared.parameters).map(([name, value]) => ({ name, value })),
  });
}

function askedMinor(request: OperationRequest, left: Money): number {
  return request.amount.kind === 'allThatIsLeft' ? left.minor : request.amount.minor;
}

function customerOf(chain: Chain): { client: string; clientEmail: string; card: string } {
  const root = chain.transactions[0];
  return { client: root?.client ?? '', clientEmail: root?.clientEmail ?? '', card: root?.card ?? '' };
}
