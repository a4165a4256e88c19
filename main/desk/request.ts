import type { Money, OperationRequest, TransactionRow } from '../../contract/index.ts';
import { processPath, refund } from '../../protocol/operations/index.ts';
import type { Account } from '../accounts/account.ts';

/** A request as it will leave, HASH left out: that one is made in the moment of sending. */
export interface PreparedRequest {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The parameters of a refund (protocol.md §4.1). AMOUNT is always there, since a missing one means "all that is
 * left"; ORDERID is the original's, so that a look-up by order finds the refund; the attempt's id travels in
 * EXTRADATA and comes back in exports.
 */
export function buildRefundRequest(
  account: Account,
  debit: TransactionRow,
  amount: Money,
  reason: OperationRequest['reason'],
  attemptId: string,
): PreparedRequest {
  const parameters = {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: refund.type,
    TRANSACTIONID: debit.transactionId,
    ORDERID: debit.orderId,
    AMOUNT: String(amount.minor),
    DESCRIPTION: `Refund: ${reasonText[reason]}`,
    EXTRADATA: attemptId,
    VERSION: '3.0',
  };
  return { url: new URL(processPath, account.url).href, parameters };
}

/** The name of the first parameter that the gateway would not take, or undefined when all are fine. */
export function findInvalidParameter(parameters: PreparedRequest['parameters']): string | undefined {
  const signed = { ...parameters, HASH: '0'.repeat(64) };
  const problem = refund.schema.safeParse(signed).error?.issues[0];
  return problem && String(problem.path[0]);
}

/** DESCRIPTION goes to the gateway and its fraud rules, whatever the language of the window. */
const reasonText: Record<OperationRequest['reason'], string> = {
  customerRequest: 'customer request',
  goodsReturned: 'goods returned',
  notDelivered: 'not delivered',
  duplicate: 'paid twice',
  priceCorrection: 'price correction',
  fraud: 'fraud',
  other: 'other reason',
};
