import { z } from 'zod';
import { currencySchema, moneySchema } from '../../protocol/money/index.ts';
import { deskOperation } from './basics.ts';

const minor = z.int().min(0);

/**
 * What whoever sits at a desk alone wants to be reminded of, in minor units; null for nothing. It bars nobody: the desk could take
 * it away as well as set it.
 */
export const deskLimit = z.strictObject({
  operation: deskOperation,
  currency: currencySchema,
  /** By one operation. */
  alone: minor.nullable(),
  /** In a day, with all that has left or may have. */
  day: minor.nullable(),
});
export type DeskLimitView = z.infer<typeof deskLimit>;

/** Every operation in as many currencies as anybody has accounts in. */
export const mostLimits = 70;

/** Which limits an operation goes beyond, and what has left already today or may have. */
export const reminder = {
  alone: moneySchema.nullable(),
  day: z.strictObject({ day: moneySchema, spent: moneySchema }).nullable(),
} as const;
