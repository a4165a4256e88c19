import {
  type CartField,
  type CartItem,
  type CartProblem,
  type Currency,
  findCartProblem,
  totalOfCart,
} from '../../contract/index.ts';
import { type CartItemForm, understandAmount } from '../operation/form.ts';

/** The fields of a line, in the order of the form. */
export const cartFieldOrder = ['name', 'price', 'quantity', 'itemId', 'discount', 'tax', 'seller'] as const;

export const emptyCartItem: CartItemForm = {
  name: '',
  itemId: '',
  price: '',
  quantity: '',
  discount: '',
  tax: '',
  seller: '',
};

/** The element of a field of a line; lines count from 0. */
export function cartFieldId(index: number, field: CartField): string {
  return `cart-${index}-${field}`;
}

export const cartSumId = 'cart-add';

/** A field of a line with what is wrong with it. */
export interface CartFault {
  readonly index: number;
  readonly field: CartField;
  readonly problem: CartProblem;
}

/** What a basket that was typed comes to. */
export interface CartRead {
  readonly items: readonly CartItem[];
  readonly faults: readonly CartFault[];
  /** Minor units; null where a line does not say its price, or nothing is in the basket. */
  readonly total: number | null;
}

/** A line that was left empty is none; what cannot be read of a price or a number stands as NaN, which no rule takes. */
export function readCartForm(typed: readonly CartItemForm[], currency: Currency, locale: string): CartRead {
  const lines = typed
    .map((form, index) => ({ index, form }))
    .filter(({ form }) => cartFieldOrder.some((field) => form[field].trim() !== ''))
    .map(({ index, form }) => ({ index, item: readItem(form, currency, locale) }));
  const items = lines.map(({ item }) => item);
  const faults = lines.flatMap(({ index, item }) =>
    cartFieldOrder.flatMap((field) => {
      const problem = findCartProblem(item, field);
      return problem ? [{ index, field, problem }] : [];
    }),
  );
  return { items, faults, total: faults.length > 0 ? null : totalOfCart(items) };
}

function readItem(form: CartItemForm, currency: Currency, locale: string): CartItem {
  const understood = understandAmount(form.price, currency, null, locale);
  const price = understood.kind === 'sure' ? understood.money.minor : Number.NaN;
  const quantity = /^\d{1,9}$/.test(form.quantity.trim()) ? Number(form.quantity) : Number.NaN;
  return {
    name: form.name.trim(),
    itemId: form.itemId.trim(),
    seller: form.seller.trim(),
    price: form.price.trim() === '' ? null : price,
    quantity: form.quantity.trim() === '' ? null : quantity,
    // The gateway takes a dot alone; nobody writes thousands of a percentage.
    discount: form.discount.trim().replace(',', '.'),
    tax: form.tax.trim().replace(',', '.'),
  };
}
