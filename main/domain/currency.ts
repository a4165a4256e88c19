import { type Currency, type Money, minorDigits } from '../../protocol/money/index.ts';
import type { AccountRules } from './account.ts';
import type { Transaction } from './transaction.ts';

type Rows = Map<string, Transaction>;

/**
 * Gives rows whose source told no currency that of what they refer to, or of their order where it has but one; else it stays
 * the account's own, assumed. A gateway's chain has one currency (rules.md A9), and an edit's source may leave it out, as this desk's
 * own word does. Rows of which nobody told an order have none in common.
 */
export function resolveCurrencies(rows: Rows, find: (transactionId: string) => Transaction | undefined): void {
  const lacking = [...rows.values()].filter(({ currencyTold }) => !currencyTold);
  if (lacking.length === 0) return;
  const orders = Map.groupBy([...rows.values()], ({ orderId }) => orderId);
  const currencies = new Map([...orders].map(([orderId, members]) => [orderId, onlyCurrency(members)]));
  const ofOrder = ({ orderId }: Transaction) => (orderId === '' ? undefined : currencies.get(orderId));
  for (const row of lacking) {
    const above = listAbove(row, find);
    const told = above.find(({ currencyTold }) => currencyTold)?.told.amount.currency;
    // What a chain begins with may have been told under another order than its edits.
    const currency = told ?? [...above.toReversed(), row].map(ofOrder).find((one) => one !== undefined);
    rows.set(row.transactionId, withCurrency(row, currency));
  }
}

/** A row that was told without a currency has that with which what it refers to was told; `undefined` where nobody told one. */
export function followReference(row: Transaction, currency: Currency | undefined): Transaction {
  return row.currencyTold || currency === undefined ? row : withCurrency(row, currency);
}

function withCurrency(row: Transaction, currency: Currency | undefined): Transaction {
  const amount = currency === undefined ? undefined : readIn(row, currency);
  return { ...row, amount: amount ?? row.told.amount, currencyKnown: amount !== undefined };
}

/** What a row refers to, by way of others: the nearest first. */
function listAbove(row: Transaction, find: (transactionId: string) => Transaction | undefined): Transaction[] {
  const above = new Map<string, Transaction>();
  for (let next = find(row.referenceId ?? ''); next && !above.has(next.transactionId); ) {
    if (next.transactionId === row.transactionId) break;
    above.set(next.transactionId, next);
    next = find(next.referenceId ?? '');
  }
  return [...above.values()];
}

/** The one currency that rows of an order were told with; undefined for none and for two. */
function onlyCurrency(rows: readonly Transaction[]): Currency | undefined {
  const told = new Set(rows.filter(({ currencyTold }) => currencyTold).map((row) => row.told.amount.currency));
  return told.size === 1 ? [...told][0] : undefined;
}

/**
 * An amount in another currency than was assumed. Minor units stay what they are; of major ones, `100.00` is 10000 cents and
 * 100 yen, and undefined where the currency has not that many digits.
 */
function readIn({ told, inMajorUnits }: Transaction, currency: Currency): Money | undefined {
  const { minor, currency: assumed } = told.amount;
  const shift = inMajorUnits ? minorDigits(currency) - minorDigits(assumed) : 0;
  if (shift >= 0) return { minor: minor * 10 ** shift, currency };
  const divisor = 10 ** -shift;
  return minor % divisor === 0 ? { minor: minor / divisor, currency } : undefined;
}

/**
 * Whether a transaction was told in another currency than its account is set to. A gateway's account has one (rules.md A9), so
 * that the setting is wrong: 123.45 € typed by it would be 12.345 dinars there.
 */
export function contradictsAccount(
  { currencyKnown, amount }: Pick<Transaction, 'currencyKnown' | 'amount'>,
  { currency }: Pick<AccountRules, 'currency'>,
): boolean {
  return currencyKnown && amount.currency !== currency;
}
