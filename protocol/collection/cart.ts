import { assertNever } from '../assert-never.ts';
import { findTextProblem } from '../free-text.ts';
import { largestAmount } from '../parameters/formats.ts';

/** A line of what is in the basket, as a person fills it in; empty texts and nulls are left out of the request (S4:135–165). */
export interface CartItem {
  readonly name: string;
  /** MERCHANTITEMID: the shop's own name for the item. */
  readonly itemId: string;
  /** Of one piece, in minor units, taxes and discounts included. */
  readonly price: number | null;
  readonly quantity: number | null;
  /** Percentages with a dot, such as `5.5`. */
  readonly discount: string;
  readonly tax: string;
  /** SUBMERCHANTEXTERNALID: who sells it on a marketplace, `OPERATOR` for the marketplace itself. */
  readonly seller: string;
}

export type CartField = keyof CartItem;

/** More lines than this are no person's typing; the gateway takes any number (rules.md A7). */
export const mostCartItems = 50;

/** The most characters of each text: the seeds print none, but for the seller (protocol.md §5). */
export const mostOfCart = { name: 255, itemId: 255, seller: 64 } as const;

export const largestQuantity = 999_999_999;

/** With a dot, or empty: fewer digits than any card number has. */
export const percentage = /^(\d{1,3}(\.\d{1,6})?)?$/;

/** Why a field of a line cannot stand as it is. */
export type CartProblem = 'cardNumber' | 'accountNumber' | 'tooLong' | 'percentage' | 'price' | 'quantity' | 'alone';

/** What is wrong with a field of a line, if anything is. */
export function findCartProblem(item: CartItem, field: CartField): CartProblem | undefined {
  const { price, quantity } = item;
  switch (field) {
    case 'price':
      return findPriceProblem(price, quantity);
    case 'quantity':
      return findQuantityProblem(price, quantity);
    case 'discount':
    case 'tax':
      return percentage.test(item[field].trim()) ? undefined : 'percentage';
    case 'name':
      return findTextProblem(item.name) ?? findLengthProblem(item, field);
    // Keys of the shop's, such as a bar code: they may look like a card number, and are none.
    case 'itemId':
    case 'seller':
      return findLengthProblem(item, field);
    default:
      return assertNever(field);
  }
}

/** Whether the gateway would take each field of a line. */
export function isCartItemFit(item: CartItem): boolean {
  return wireNames.every(([field]) => findCartProblem(item, field) === undefined);
}

function findLengthProblem(item: CartItem, field: keyof typeof mostOfCart): CartProblem | undefined {
  return [...item[field].trim()].length > mostOfCart[field] ? 'tooLong' : undefined;
}

/** A line that says a price and no quantity, or the reverse, would be counted by nobody. */
function findPriceProblem(price: number | null, quantity: number | null): CartProblem | undefined {
  if (price === null) return quantity === null ? undefined : 'alone';
  return Number.isSafeInteger(price) && price >= 0 && price <= largestAmount ? undefined : 'price';
}

function findQuantityProblem(price: number | null, quantity: number | null): CartProblem | undefined {
  if (quantity === null) return price === null ? undefined : 'alone';
  const isCount = Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= largestQuantity;
  return isCount && (price ?? 0) * quantity <= largestAmount ? undefined : 'quantity';
}

/** What a line comes to, in minor units; null where it does not say. */
export function totalOfItem({ price, quantity }: CartItem): number | null {
  return price === null || quantity === null ? null : price * quantity;
}

/**
 * What the basket comes to, in minor units, or null where a line does not say its price. The gateway refuses one that comes to
 * another sum than AMOUNT (1007, rules.md A7).
 */
export function totalOfCart(items: readonly CartItem[]): number | null {
  return items.reduce<number | null>(
    (sum, item) => {
      const total = totalOfItem(item);
      return sum === null || total === null ? null : sum + total;
    },
    items.length === 0 ? null : 0,
  );
}

/** Whether the gateway would take a basket beside an amount in minor units. */
export function isCartFit(items: readonly CartItem[], minor: number): boolean {
  if (!items.every(isCartItemFit)) return false;
  const total = totalOfCart(items);
  return total === null || total === minor;
}

const wireNames = [
  ['name', 'NAME'],
  ['itemId', 'MERCHANTITEMID'],
  ['price', 'PRICE'],
  ['quantity', 'QUANTITY'],
  ['discount', 'DISCOUNT'],
  ['tax', 'TAX'],
  ['seller', 'SUBMERCHANTEXTERNALID'],
] as const satisfies readonly (readonly [CartField, string])[];

/** CART as a request is kept, by the names that are signed; TOTALAMOUNT follows from price and quantity (S4:165). */
export function writeCart(items: readonly CartItem[]): Record<string, string> {
  const entries = items.flatMap((item, index) => {
    const total = totalOfItem(item);
    const texts = wireNames.map(([field, wire]) => [wire, String(item[field] ?? '').trim()] as const);
    const said = [...texts, ['TOTALAMOUNT', total === null ? '' : String(total)] as const];
    return said.filter(([, value]) => value !== '').map(([wire, value]) => [`CART[${index}][${wire}]`, value] as const);
  });
  return Object.fromEntries(entries);
}

/** The lines of a request as it is kept, in their order; none where it has no CART. */
export function readCart(kept: Readonly<Record<string, string>>): CartItem[] {
  const places = Object.keys(kept).flatMap((name) => /^CART\[(\d+)\]/.exec(name)?.[1] ?? []);
  return [...new Set(places)]
    .toSorted((left, right) => Number(left) - Number(right))
    .map((place) => {
      const text = (wire: string) => kept[`CART[${place}][${wire}]`] ?? '';
      const count = (wire: string) => (text(wire) === '' ? null : Number(text(wire)));
      return {
        name: text('NAME'),
        itemId: text('MERCHANTITEMID'),
        price: count('PRICE'),
        quantity: count('QUANTITY'),
        discount: text('DISCOUNT'),
        tax: text('TAX'),
        seller: text('SUBMERCHANTEXTERNALID'),
      };
    });
}
