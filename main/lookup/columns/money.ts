import { type Currency, currencySchema, minorDigits } from '../../../protocol/money/index.ts';
import { largestAmount } from '../../../protocol/parameters/formats.ts';
import type { OperationType } from '../../domain/kinds.ts';
import { isAbsent } from './absent.ts';
import { absent, type Legible, legible, malformed } from './legible.ts';

/**
 * EXECCODE as the tables of the gateway write it: four digits, or a number that has lost its leading zeros, such as `0` and
 * `4001` (protocol.md §10.1, §10.5). Nothing is no code, above all not `0000`.
 */
export function readStrippedCode(text: string): Legible<string> {
  if (isAbsent(text)) return absent;
  const code = text.trim();
  return /^(?:0|[1-9]\d{0,2}|\d{4})$/.test(code) ? legible(code.padStart(4, '0')) : malformed;
}

/** EXECCODE as it is signed: four digits (protocol.md §9). */
export function readWholeCode(text: string): Legible<string> {
  if (isAbsent(text)) return absent;
  const code = text.trim();
  return /^\d{4}$/.test(code) ? legible(code) : malformed;
}

/**
 * How a source writes amounts: `minor` units, `major` ones with a dot, or major ones that never lack the `decimals` of their
 * currency, so that an amount without them could be of either kind.
 */
export type AmountForm = 'minor' | 'major' | 'decimals';

/** An amount in minor units; never rounded, and never taken for zero where there is none. */
export function readAmount(text: string, currency: Currency, form: AmountForm): Legible<number> {
  if (isAbsent(text)) return absent;
  const minor = form === 'minor' ? readMinor(text.trim()) : readMajor(text.trim(), currency, form === 'decimals');
  return minor !== undefined && minor <= largestAmount ? legible(minor) : malformed;
}

function readMinor(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/**
 * `123.9` euros are 12390; never by way of a fraction, which could not hold them. A spreadsheet may have made the point a comma:
 * that is taken in a file whose amounts all have decimals, before those of the currency, and before no three, which could be
 * thousands.
 */
function readMajor(text: string, currency: Currency, needsFraction: boolean): number | undefined {
  const [, whole, mark, fraction = ''] = text.match(/^(\d{1,15})(?:([.,])(\d{1,15}))?$/) ?? [];
  if (whole === undefined) return undefined;
  const digits = minorDigits(currency);
  if (mark === ',' && !(needsFraction && digits < 3 && fraction.length === digits)) return undefined;
  if (/[1-9]/.test(fraction.slice(digits)) || (needsFraction && digits > 0 && fraction === '')) return undefined;
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}

/** CURRENCY, in any case; undefined where the source names none. */
export function readCurrency(text: string): Legible<Currency | undefined> {
  if (isAbsent(text)) return legible(undefined);
  const read = currencySchema.safeParse(text.trim().toUpperCase());
  return read.success ? legible(read.data) : malformed;
}

const operations: ReadonlySet<string> = new Set<OperationType>([
  'payment',
  'authorization',
  'capture',
  'refund',
  'credit',
  'void',
  'stopntimes',
]);

/** OPERATIONTYPE, in any case. */
export function readOperation(text: string): Legible<OperationType> {
  if (isAbsent(text)) return absent;
  const operation = text.trim().toLowerCase();
  return operations.has(operation) ? legible(operation as OperationType) : malformed;
}
