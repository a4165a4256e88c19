import { type Currency, minorDigits } from '../../../protocol/money/index.ts';
import type { AmountForm } from '../columns/money.ts';

/** An amount as a row writes it, in the row's currency. */
export interface SeenAmount {
  readonly amount: string;
  readonly currency: Currency;
}

/** What the names of a file's columns say of its age: the older files are in cents, the newer in decimals (protocol.md §10.5). */
export type Age = 'older' | 'newer' | 'unknown';

/** How a file writes its amounts, and what speaks for it. */
export interface FoundAmounts {
  /** Null where the rows contradict the columns: nobody but a person can say then. */
  readonly form: AmountForm | null;
  readonly certain: boolean;
  readonly because: /** Every amount has the decimals of its currency. */
    | 'allDecimals'
    /** Some amounts have decimals, so all are in major units; a spreadsheet may have cut the others. */
    | 'someDecimals'
    /** The columns are those of the older file, and no amount has decimals. */
    | 'olderFile'
    /** No amount has decimals, and the columns do not say which file it is: euros that happen to be whole look like cents. */
    | 'noDecimals'
    /** The columns are those of the newer file, and no amount has decimals. */
    | 'contradiction'
    /** The currency has no decimals, or there is no amount: both readings are the same. */
    | 'noDifference'
    /** Answers to look-ups are in major units (protocol.md §10.1). */
    | 'lookup';
}

/**
 * Judges by several rows how amounts are written. A hundredfold is at stake: what is not certain is asked, whatever is likely.
 */
export function judgeAmounts(seen: readonly SeenAmount[], age: Age): FoundAmounts {
  const telling = seen.filter(
    ({ amount, currency }) => minorDigits(currency) > 0 && /^\s*\d+(?:[.,]\d+)?\s*$/.test(amount),
  );
  const usual = age === 'newer' ? 'decimals' : 'minor';
  if (telling.length === 0) {
    const isSame = seen.length > 0 && seen.every(({ currency }) => minorDigits(currency) === 0);
    return { form: usual, certain: isSame || age !== 'unknown', because: 'noDifference' };
  }
  const decimals = telling.filter(({ amount }) => /[.,]/.test(amount)).length;
  if (decimals === telling.length) return { form: 'decimals', certain: true, because: 'allDecimals' };
  if (decimals > 0) return { form: 'major', certain: false, because: 'someDecimals' };
  if (age === 'newer') return { form: null, certain: false, because: 'contradiction' };
  if (age === 'older') return { form: 'minor', certain: true, because: 'olderFile' };
  return { form: 'minor', certain: false, because: 'noDecimals' };
}

/** Only the older file has these columns (protocol.md §10.5). */
const older = ['BILLINGFEESHT', 'BILLINGFEESTTC'];

export function judgeAge(columns: readonly string[], isOfNewerFile: (name: string) => boolean): Age {
  if (columns.some(isOfNewerFile)) return 'newer';
  return columns.some((name) => older.includes(name)) ? 'older' : 'unknown';
}
