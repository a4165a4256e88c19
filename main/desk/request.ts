import { assertNever } from '../../protocol/assert-never.ts';
import type { Money } from '../../protocol/money/index.ts';
import {
  authorization,
  capture,
  credit,
  directDebit,
  hostedForm,
  payment,
  processPath,
  refund,
  splitPayment,
  stopntimes,
  voidOperation,
} from '../../protocol/operations/index.ts';
import { nestParameters } from '../../protocol/parameters/nest.ts';
import type { Account } from '../accounts/account.ts';
import type { PreparedRequest } from '../domain/event.ts';
import { writeExtraData } from '../domain/extra-data.ts';
import type { DeskOperation, Reason, TransactionAction } from '../domain/kinds.ts';
import { isForHolder } from '../domain/page/page.ts';
import type { Transaction } from '../domain/transaction.ts';

/** What the request of an action is made from, once everything about it is decided. */
export interface Decided {
  readonly operation: TransactionAction;
  readonly account: Account;
  /** The debit, the authorization, the last operation, the first instalment, or where a credit started from. */
  readonly reference: Transaction;
  readonly amount: Money;
  readonly orderId: string;
  readonly reason: Reason;
  readonly attemptId: string;
}

/**
 * The parameters of an operation (protocol.md §4). AMOUNT is always there where the operation takes one, since a
 * missing one means "all that is left", and never with void and stopntimes. ORDERID is the original's, so that a
 * look-up by order finds the edit; the attempt's id travels in EXTRADATA and comes back in exports.
 */
export function buildRequest(decided: Decided): PreparedRequest {
  const { operation, account, reason } = decided;
  const parameters = {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: operation,
    ...ownParameters(decided),
    ...(operation !== 'stopntimes' && { DESCRIPTION: `${operation}: ${reasonText[reason]}` }),
    ...(account.signing.kind === 'apiKey' && { APIKEYID: account.signing.apiKeyId }),
    VERSION: '3.0',
  };
  return {
    url: new URL(processPath, account.url).href,
    parameters: withAttemptId(parameters, operation, account, decided.attemptId),
  };
}

/** The same request for another attempt; a stop has no field for an id (protocol.md §4.4). */
export function withAttemptId(
  parameters: PreparedRequest['parameters'],
  operation: DeskOperation,
  account: Pick<Account, 'extraData'>,
  attemptId: string,
): PreparedRequest['parameters'] {
  const extraData = operation === 'stopntimes' ? undefined : writeExtraData(account.extraData, attemptId);
  return extraData === undefined ? parameters : { ...parameters, EXTRADATA: extraData };
}

function ownParameters({ operation, account, reference, amount, orderId }: Decided): Record<string, string> {
  const edit = { TRANSACTIONID: reference.transactionId, ORDERID: orderId };
  const AMOUNT = String(amount.minor);
  switch (operation) {
    case 'refund':
    case 'capture':
      return { ...edit, AMOUNT };
    case 'void':
      return edit;
    case 'credit':
      return {
        ORDERID: orderId,
        AMOUNT,
        ALIAS: reference.alias,
        // The holder is not there: the desk acts for the merchant (S3:156).
        ALIASMODE: 'subscription',
        CLIENTIDENT: reference.client,
        CLIENTEMAIL: reference.clientEmail,
        CLIENTIP: account.clientIp,
        CLIENTUSERAGENT: account.clientUserAgent,
        ...(account.creditMode === 'cft' && { TRANSACTIONID: reference.transactionId }),
      };
    case 'stopntimes':
      return { SCHEDULEID: reference.transactionId };
    default:
      return assertNever(operation);
  }
}

const schemas = {
  refund: refund.schema,
  capture: capture.schema,
  void: voidOperation.schema,
  credit: credit.alias.schema,
  stopntimes: stopntimes.schema,
  payment: payment.alias.schema,
  authorization: authorization.alias.schema,
} as const;

/** A form's page is a payment or an authorization: its holder enters the card. */
function formSchemaOf(operation: DeskOperation) {
  return operation === 'authorization' ? hostedForm.authorization.schema : hostedForm.payment.schema;
}

/** The name of the first parameter that the gateway would not take, or undefined when all are fine. */
export function findInvalidParameter(operation: DeskOperation, request: PreparedRequest): string | undefined {
  const signed = { ...nestParameters(request.parameters), HASH: '0'.repeat(64) };
  const schema = isForHolder(request) ? formSchemaOf(operation) : schemaOf(operation, signed);
  const problem = schema.safeParse(signed).error?.issues[0];
  return problem && String(problem.path[0]);
}

/** A payment that names no ALIAS begins a mandate, and names the payer in its place (S4:51–115). */
function schemaOf(operation: DeskOperation, signed: Readonly<Record<string, unknown>>) {
  if (operation !== 'payment') return schemas[operation];
  if (!('ALIAS' in signed)) return directDebit.mandate.schema;
  return 'AMOUNTS' in signed ? splitPayment.alias.schema : schemas.payment;
}

/** DESCRIPTION goes to the gateway and its fraud rules, whatever the language of the window. */
const reasonText: Readonly<Record<Reason, string>> = {
  customerRequest: 'customer request',
  goodsReturned: 'goods returned',
  notDelivered: 'not delivered',
  duplicate: 'paid twice',
  priceCorrection: 'price correction',
  fraud: 'fraud',
  mistake: 'made by mistake',
  shipped: 'shipped',
  partlyShipped: 'partly shipped',
  goodwill: 'goodwill',
  winnings: 'winnings',
  orderCancelled: 'order cancelled',
  recurringDue: 'recurring payment due',
  furtherDelivery: 'further delivery',
  balanceDue: 'balance due',
  other: 'other reason',
};
