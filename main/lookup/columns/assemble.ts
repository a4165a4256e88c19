import type { Currency } from '../../../protocol/money/index.ts';
import type { OperationType, PaymentMethod } from '../../domain/kinds.ts';
import type { UnreadProblem, UnreadRow } from '../../domain/unread.ts';
import type { ToldRow } from '../../ports/told-row.ts';
import { type Legible, valueOr } from './legible.ts';
import type { Texts } from './texts.ts';

/** A row of a source: as it can be kept, or as one whose money could not be read. */
export type ReadRow =
  | { readonly kind: 'told'; readonly row: ToldRow }
  | { readonly kind: 'unread'; readonly unread: UnreadRow };

/** What counts of a row, column by column. */
export interface MoneyColumns {
  readonly accountId: string;
  readonly transactionId: Legible<string>;
  readonly referenceId: Legible<string | null>;
  readonly referenceColumn: string;
  readonly operation: Legible<OperationType>;
  readonly orderId: Legible<string>;
  readonly amountMinor: Legible<number>;
  readonly currency: Legible<Currency>;
  /** How the amount was written where the source told no currency, and the account's was taken; null where it told one. */
  readonly assumedFor: 'minor' | 'major' | null;
  readonly execcode: Legible<string>;
  readonly happenedAt: Legible<number>;
}

/** What a row tells beside its money and its texts. */
export interface Marks {
  readonly authenticated: boolean;
  readonly chargedBack: boolean;
  readonly method: PaymentMethod;
  /** Whether the source tells when it was. */
  readonly timeKnown: boolean;
}

/** Puts a row together, or names the first column without which its money cannot be told. */
export function assembleRow(money: MoneyColumns, { person, notWhole, ...texts }: Texts, marks: Marks): ReadRow {
  const { accountId, transactionId, referenceId, operation, orderId, amountMinor, currency, execcode } = money;
  const { happenedAt, assumedFor } = money;
  if (
    'value' in transactionId &&
    'value' in orderId &&
    'value' in happenedAt &&
    'value' in operation &&
    'value' in currency &&
    'value' in amountMinor &&
    'value' in execcode &&
    'value' in referenceId
  ) {
    const transaction = {
      accountId,
      transactionId: transactionId.value,
      referenceId: referenceId.value,
      operation: operation.value,
      orderId: orderId.value,
      amountMinor: amountMinor.value,
      currency: currency.value,
      ...(assumedFor && { currencyTold: false, inMajorUnits: assumedFor === 'major' }),
      execcode: execcode.value,
      happenedAt: happenedAt.value,
      ...texts,
      ...marks,
      ...(notWhole.length > 0 && { notWhole: [...new Set(notWhole)] }),
    };
    return { kind: 'told', row: { transaction, person } };
  }
  return { kind: 'unread', unread: nameUnread(money, findBlamed(money)) };
}

interface Blamed {
  readonly column: string;
  readonly problem: UnreadProblem;
}

function findBlamed(money: MoneyColumns): Blamed {
  const columns: readonly (readonly [string, Legible<unknown>])[] = [
    ['TRANSACTIONID', money.transactionId],
    ['ORDERID', money.orderId],
    ['DATE', money.happenedAt],
    ['OPERATIONTYPE', money.operation],
    ['CURRENCY', money.currency],
    ['AMOUNT', money.amountMinor],
    ['EXECCODE', money.execcode],
    [money.referenceColumn, money.referenceId],
  ];
  for (const [column, read] of columns) if ('problem' in read) return { column, problem: read.problem };
  throw new Error('A row that can be read has nobody to blame.');
}

/** A row that cannot be read, by what of it can. */
export function nameUnread(
  { accountId, transactionId, orderId, referenceId, operation }: Omit<MoneyColumns, 'referenceColumn' | 'assumedFor'>,
  blamed: Blamed,
): UnreadRow {
  return {
    accountId,
    transactionId: valueOr(transactionId, null),
    orderId: valueOr(orderId, ''),
    referenceId: valueOr(referenceId, null),
    operation: valueOr(operation, null),
    ...blamed,
  };
}
