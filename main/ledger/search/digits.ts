import { unusualCurrencies, usualDigits } from '../../../protocol/money/index.ts';

/** Whether a column's currency has so many decimal digits: minor units are compared with those of such currencies alone. */
export function hasDigits(column: string, digits: number): string {
  const unusual = Object.keys(unusualCurrencies);
  return digits === usualDigits
    ? `+${column} NOT IN (${list(unusual)})`
    : `+${column} IN (${list(unusual.filter((currency) => unusualCurrencies[currency] === digits))})`;
}

function list(currencies: readonly string[]): string {
  return currencies.map((currency) => `'${currency}'`).join(', ');
}
