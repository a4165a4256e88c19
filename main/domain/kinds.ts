/** What a person can do with a transaction, in the order of the panel's buttons (S3). */
export const transactionActions = ['refund', 'capture', 'void', 'credit', 'stopntimes'] as const;
export type TransactionAction = (typeof transactionActions)[number];

/** What takes money, or sets it aside, where there was no transaction before: it begins a chain under an order. */
export const charges = ['payment', 'authorization'] as const;
export type Charge = (typeof charges)[number];

/** Everything that a person can make at this desk. */
export type DeskOperation = TransactionAction | Charge;

/** Everything that a row may be: a shop makes what a desk makes. */
export type OperationType = DeskOperation;

export function isCharge(operation: OperationType): operation is Charge {
  return operation === 'payment' || operation === 'authorization';
}

/** Whether an operation edits nothing: what it makes is the first row of a chain, under the order that it was sent with. */
export function beginsChain(operation: OperationType): boolean {
  return operation === 'credit' || isCharge(operation);
}

/**
 * Who told a fact: this desk was answered, a look-up of the gateway's tables, a file that was imported, or a verified
 * notification.
 */
export type FactSource = 'desk' | 'lookup' | 'import' | 'notification';

/** How a row stands. `waiting` is for a bank or a holder; of `unknown` not even its code can tell. */
export type TransactionStatus = 'succeeded' | 'waiting' | 'unknown' | 'refused';

/** How a transaction was paid, as its sources say: a word that nobody knows is `unknown`, and never a card. */
export type PaymentMethod = 'card' | 'directDebit' | 'unknown';

/**
 * What an account takes, as the merchant says: `other` is neither a card nor a direct debit. A gateway's account mostly takes
 * one method (rules.md A9).
 */
export type AccountMethod = 'notSaid' | 'card' | 'directDebit' | 'other' | 'several';

/** Why an operation was made; the list that people choose from. */
export type Reason =
  | 'customerRequest'
  | 'goodsReturned'
  | 'notDelivered'
  | 'duplicate'
  | 'priceCorrection'
  | 'fraud'
  | 'mistake'
  | 'shipped'
  | 'partlyShipped'
  | 'goodwill'
  | 'winnings'
  | 'orderCancelled'
  | 'recurringDue'
  | 'furtherDelivery'
  | 'balanceDue'
  | 'other';

/** What credits an account may make: none, plain ones, or credit fund transfers, which need a reference (S3:67–77). */
export type CreditMode = 'off' | 'credit' | 'cft';

/** Where a row names the transaction that it refers to (protocol.md §10.5, §10.6). */
const referenceColumns: Partial<Record<OperationType, string>> = {
  capture: 'AUTHORIZEDBY',
  refund: 'REFUNDED',
  void: 'VOIDED',
  // A stop cancels a plan, and names its SCHEDULEID there.
  stopntimes: 'VOIDED',
};

/** The column in which a row of this kind names what it refers to; empty for one that refers to nothing. */
export function referenceColumnOf(operation: OperationType): string {
  return referenceColumns[operation] ?? '';
}
