import { z } from 'zod';
import { amount, decimal, integer } from './formats.ts';
import { parameter } from './parameter.ts';

const cartLine = z.looseObject({
  DISCOUNT: decimal().optional(),
  FEES: amount().optional(),
  MERCHANTITEMID: z.string().optional(),
  NAME: z.string().optional(),
  PRICE: amount().optional(),
  QUANTITY: integer(0, 999_999_999).optional(),
  SUBMERCHANTEXTERNALID: z.string().optional(),
  TAX: decimal().optional(),
  TOTALAMOUNT: amount().optional(),
});

/** One line of a basket: prices in minor units, percentages with a dot (S4:135–165, rules.md A7). */
export type CartLine = z.infer<typeof cartLine>;

/** What is in the basket; any number of lines. Sums are the gateway's to check (1007, rules.md A7). */
export const cartParameters = {
  CART: parameter('list of lines', z.record(z.string().regex(/^\d+$/), cartLine), 'S4:135–165'),
} as const;
