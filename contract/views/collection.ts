import { z } from 'zod';
import {
  collectionFields,
  findCollectionProblem,
  isCartItemFit,
  largestQuantity,
  mostOfCart,
  percentage,
} from '../../protocol/collection/index.ts';
import { largestAmount } from '../../protocol/parameters/formats.ts';
import { freeText } from './free-text.ts';

/** What a direct debit carries beside, each by its parameter's name and within its limit (S4:75–209). */
export const collectionFurther = z.strictObject(
  Object.fromEntries(
    Object.values(collectionFields)
      .flat()
      .map((field) => [
        field.name,
        z
          .string()
          .max(1_000)
          .refine((value) => findCollectionProblem(field, value) === undefined)
          .optional(),
      ]),
  ),
);

/** A line of what is in the basket, in minor units of the account's currency (S4:135–165). */
export const cartItem = z
  .strictObject({
    name: freeText(mostOfCart.name),
    itemId: z.string().max(mostOfCart.itemId),
    price: z.int().min(0).max(largestAmount).nullable(),
    quantity: z.int().min(1).max(largestQuantity).nullable(),
    discount: z.string().regex(percentage),
    tax: z.string().regex(percentage),
    seller: z.string().max(mostOfCart.seller),
  })
  .refine(isCartItemFit);
