import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CartItem,
  findCartProblem,
  isCartFit,
  largestQuantity,
  mostOfCart,
  readCart,
  totalOfCart,
  writeCart,
} from '../../../protocol/collection/index.ts';
import { parameters } from '../../../protocol/parameters/index.ts';
import { nestParameters } from '../../../protocol/parameters/nest.ts';

const text = fc.constantFrom('', 'Socks', 'Été', 'S-1', 'OPERATOR');
const percentage = fc.constantFrom('', '5.5', '20', '0.123456');
const priced = fc.record({ price: fc.nat(1_000_000), quantity: fc.integer({ min: 1, max: 1_000 }) });
const unpriced = fc.constant({ price: null, quantity: null });
const item: fc.Arbitrary<CartItem> = fc
  .tuple(
    fc.record({ name: text, itemId: text, seller: text, discount: percentage, tax: percentage }),
    fc.oneof(priced, unpriced),
  )
  .map(([texts, counted]) => ({ ...texts, ...counted }));
const isSaid = (one: CartItem) => Object.values(one).some((value) => value !== '' && value !== null);
const runs = { numRuns: 100 };

const socks: CartItem = { name: 'Socks', itemId: '', price: 100, quantity: 3, discount: '', tax: '', seller: '' };

describe('a basket', () => {
  it('comes back from the request as it was filled in, and the gateway takes its form', () => {
    fc.assert(
      fc.property(fc.array(item.filter(isSaid), { maxLength: 12 }), (items) => {
        const kept = writeCart(items);
        expect(readCart(kept)).toEqual(items);
        const sent = nestParameters({ ORDERID: 'W-1', ...kept });
        expect(parameters.CART.schema.safeParse(sent['CART'] ?? {}).success).toBe(true);
        expect(sent['ORDERID']).toBe('W-1');
      }),
      runs,
    );
  });

  it('is fit beside the sum of its lines alone, or where a line says no price (1007)', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), fc.constantFrom(-1, 0, 1), (items, off) => {
        const sum = items.reduce((all, { price, quantity }) => all + (price ?? 0) * (quantity ?? 0), 0);
        const isWhole = items.every(({ price }) => price !== null);
        expect(totalOfCart(items)).toBe(isWhole ? sum : null);
        expect(isCartFit(items, sum + off)).toBe(!isWhole || off === 0);
      }),
      runs,
    );
    expect(isCartFit([], 5)).toBe(true);
  });

  it.each<[keyof CartItem, Partial<CartItem>, string | undefined]>([
    ['price', { price: null }, 'alone'],
    ['quantity', { quantity: null }, 'alone'],
    ['price', { price: -1 }, 'price'],
    ['price', { price: Number.NaN }, 'price'],
    ['price', { price: 0 }, undefined],
    ['quantity', { quantity: 0 }, 'quantity'],
    ['quantity', { quantity: 1.5 }, 'quantity'],
    ['quantity', { quantity: largestQuantity + 1 }, 'quantity'],
    ['quantity', { price: 999_999_999_999, quantity: 2 }, 'quantity'],
    ['discount', { discount: '5,5' }, 'percentage'],
    ['tax', { tax: '5.1234567' }, 'percentage'],
    ['name', { name: 'x'.repeat(mostOfCart.name + 1) }, 'tooLong'],
    ['seller', { seller: 'x'.repeat(mostOfCart.seller + 1) }, 'tooLong'],
    ['name', { name: 'paid by 4111 1111 1111 1111' }, 'cardNumber'],
    ['name', { name: 'DE89370400440532013000' }, 'accountNumber'],
    ['itemId', { itemId: '4006381333931' }, undefined],
  ])('its %s of %j: %s', (field, changes, problem) => {
    expect(findCartProblem({ ...socks, ...changes }, field)).toBe(problem);
  });
});
