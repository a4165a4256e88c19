import type { OperationView } from '../../contract/index.ts';
import { execcodeOf, transactionIdOf } from './outcome.ts';

/** Label and value of one line of a receipt. */
export type ReceiptLine = readonly [label: string, value: string | null];

/** The words and formats of the person; a receipt says nothing that the screen does not say. */
export interface ReceiptWords {
  /** `SANDBOX`: the first word, so that a receipt of play money is never taken for one of real money. */
  readonly environment: string;
  readonly account: string;
  readonly operation: string;
  readonly status: string;
  /** Null for a stop, which moves nothing. */
  readonly amount: string | null;
  readonly moment: string;
  /** Who made it, and at which desk where it was a colleague's. */
  readonly by: string;
  /** What the person was warned of, and why they went on; null when of nothing. */
  readonly guarded: { readonly kinds: string; readonly answer: string } | null;
  /** What proved the outcome; null where the answer itself told it. */
  readonly proof: string | null;
  readonly label: (name: ReceiptLabel) => string;
  /** Joins a label and its value, with the colon of the language. */
  readonly line: (label: string, value: string) => string;
}

export type ReceiptLabel =
  | 'account'
  | 'operation'
  | 'amount'
  | 'order'
  | 'reference'
  | 'time'
  | 'by'
  | 'guarded'
  | 'because'
  | 'proof'
  | 'ledger';

/** An operation as plain text for an e-mail or a ticket: no card number, no customer, no secret. */
export function toReceipt(operation: OperationView, words: ReceiptWords): string {
  const { label, line } = words;
  const lines: readonly ReceiptLine[] = [
    [label('account'), words.account],
    [label('operation'), `${words.operation} – ${words.status}`],
    [label('amount'), words.amount],
    [label('order'), operation.orderId],
    [label('reference'), operation.referenceId],
    ['TRANSACTIONID', transactionIdOf(operation) ?? '–'],
    ['EXECCODE', execcodeOf(operation) ?? '–'],
    [label('time'), words.moment],
    [label('by'), words.by],
    [label('proof'), words.proof],
    [label('guarded'), words.guarded?.kinds ?? null],
    [label('because'), words.guarded?.answer ?? null],
    [label('ledger'), ledgerLineOf(operation)],
  ];
  const said = lines.flatMap(([name, value]) => (value === null ? [] : [line(name, value)]));
  return [words.environment, ...said].join('\n');
}

/** The ledger's end as it was then: `verify` holds a ledger against it. Sixteen digits are enough to tell two lines apart. */
function ledgerLineOf({ ledgerLine }: OperationView): string | null {
  return ledgerLine ? `${ledgerLine.line}:${ledgerLine.digest.slice(0, 16)}` : null;
}

/** When it left, or when it was decided that it does not. */
export function momentOf(operation: OperationView): number {
  return operation.attempts.at(-1)?.sentAt ?? operation.changedAt;
}
