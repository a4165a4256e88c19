import { z } from 'zod';
import { type Currency, currencySchema, minorDigits } from './currency.ts';

/** An amount as the gateway counts it: whole minor units of one currency, never a float. */
export interface Money {
  /** Minor units: cents for EUR, yen for JPY, thousandths for KWD. Negative only in differences. */
  readonly minor: number;
  readonly currency: Currency;
}

export const moneySchema = z.strictObject({ minor: z.int(), currency: currencySchema });

/** Adds two amounts of one currency; throws on two currencies, since no sum ever mixes them (rules.md A9). */
export function add(left: Money, right: Money): Money {
  return { minor: exact(left.minor + right.minor), currency: sameCurrency(left, right) };
}

/** Takes `right` from `left`; throws on two currencies. */
export function subtract(left: Money, right: Money): Money {
  return { minor: exact(left.minor - right.minor), currency: sameCurrency(left, right) };
}

/** The amount in major units as exact decimal text with a dot: `6.95`, `-1`, `2.614`. */
export function toDecimal(money: Money): string {
  const digits = minorDigits(money.currency);
  const sign = money.minor < 0 ? '-' : '';
  const text = String(Math.abs(money.minor)).padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function sameCurrency(left: Money, right: Money): Currency {
  if (left.currency !== right.currency) {
    throw new RangeError(`${left.currency} and ${right.currency} cannot be added up.`);
  }
  return left.currency;
}

function exact(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} minor units are beyond exact arithmetic.`);
  return minor;
}
