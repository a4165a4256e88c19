import { type CartLine, cartParameters } from '../../protocol/parameters/cart.ts';
import { type Refusal, refuse } from '../answers/refusal.ts';
import type { FormMap } from '../requests/form.ts';
import { totalAmount } from './amounts.ts';

/** Whether each line's TOTALAMOUNT is its PRICE × QUANTITY, where all three are given (S4:165, rules.md A7). */
export function linesAddUp(fields: FormMap): boolean {
  return linesOf(fields).every((line) => {
    const product = productOf(line);
    return product === undefined || line.TOTALAMOUNT === undefined || BigInt(line.TOTALAMOUNT) === product;
  });
}

/** 1007: every line has a total and their sum is neither AMOUNT nor that of AMOUNTS, in minor units (rules.md A7). */
export function checkCartTotal(fields: FormMap): Refusal | undefined {
  const totals = linesOf(fields).map(totalOf);
  if (totals.length === 0 || totals.includes(undefined)) return undefined;
  const sum = totals.reduce<bigint>((total, line) => total + (line ?? 0n), 0n);
  return sum === totalAmount(fields) ? undefined : refuse('1007');
}

function linesOf(fields: FormMap): readonly CartLine[] {
  const parsed = cartParameters.CART.schema.safeParse(fields['CART']);
  return parsed.success ? Object.values(parsed.data) : [];
}

function totalOf(line: CartLine): bigint | undefined {
  return line.TOTALAMOUNT === undefined ? productOf(line) : BigInt(line.TOTALAMOUNT);
}

/** PRICE × QUANTITY may be beyond what a number holds exactly. */
function productOf({ PRICE, QUANTITY }: CartLine): bigint | undefined {
  return PRICE === undefined || QUANTITY === undefined ? undefined : BigInt(PRICE) * BigInt(QUANTITY);
}
