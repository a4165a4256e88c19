import { z } from 'zod';
import { calendarDate, integer, largestAmount, text } from './formats.ts';
import { parameter } from './parameter.ts';

const amounts = z
  .record(calendarDate(), integer(1, largestAmount))
  .refine((plan) => Object.keys(plan).length >= 2, 'An n-times payment has at least two dates.');

/** What each day of an n-times payment debits: `YYYY-MM-DD` in UTC to minor units (S3:91–105, rules.md G41). */
export type Amounts = z.infer<typeof amounts>;

/** N-times payments. Which days are allowed depends on today and on the card: the gateway checks it (rules.md G41). */
export const scheduleParameters = {
  AMOUNTS: parameter('hash of date(YYYY-MM-DD) to integer, minor units', amounts, 'S3:93–106, P5'),
  SCHEDULEID: parameter('string(2-32)', text(2, 32), 'S3:122, P5'),
} as const;
