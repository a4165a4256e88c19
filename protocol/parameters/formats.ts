import { z } from 'zod';
import { passesLuhn } from '../card-number.ts';
import { isCountry } from './countries.ts';

/** Every value travels as text, so each format reads text and changes nothing: what was signed is what is sent. */
export type Format = z.ZodType<string, string>;

/** `string(min-max)`: lengths count Unicode characters, not bytes (rules.md A5). */
export function text(min: number, max: number): Format {
  return z.string().refine((value) => {
    // A character takes one or two units, so most lengths are right without counting.
    if (value.length <= max && value.length >= 2 * min) return true;
    const length = [...value].length;
    return length >= min && length <= max;
  });
}

/** `string(min-max)` that must stay on one line, such as BILLINGADDRESS (seed 004:89). */
export function singleLine(min: number, max: number): Format {
  return text(min, max).refine((value) => !/[\r\n]/.test(value));
}

/** Digits only; neither sign, point nor exponent (rules.md A8). The bounds are inclusive. */
export function integer(min: number, max: number): Format {
  return z
    .string()
    .regex(/^\d{1,15}$/)
    .refine((value) => Number(value) >= min && Number(value) <= max);
}

/** The largest amount that the gateway takes, in minor units (rules.md A8). */
export const largestAmount = 999_999_999_999;

/** Minor units of the account's currency. Whether 0 is allowed depends on the operation (rules.md A8). */
export function amount(): Format {
  return integer(0, largestAmount);
}

/** A number with a dot, such as a percentage (seed 004:135). */
export function decimal(): Format {
  return z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);
}

/** One of a list, in any case: clients send `oneclick` and `ONECLICK` (rules.md A5). */
export function oneOf(...values: readonly string[]): Format {
  return z.string().refine((value) => values.includes(value.toLowerCase()));
}

/** Several values in one text, joined by `;`, such as the ORDERIDs of a look-up (protocol.md §10.1). */
export function joined(format: Format): Format {
  return z.string().refine((value) => value.split(';').every((part) => format.safeParse(part).success));
}

/** A boolean as clients spell it: yes/no, true/false, 1/0, in any case (rules.md A5). */
export function yesOrNo(): Format {
  return oneOf('yes', 'no', 'true', 'false', '1', '0');
}

/** Whether a value accepted by {@link yesOrNo} means yes. */
export function meansYes(value: string | undefined): boolean {
  return value !== undefined && ['yes', 'true', '1'].includes(value.toLowerCase());
}

/** An e-mail address of 5 to 255 characters (seed 004:71). */
export function email(): Format {
  return text(5, 255).refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value));
}

/** A dotted IPv4 address; private ones are fine, the seeds' own example is 10.1.1.1 (rules.md A5). */
export function ipv4(): Format {
  return z.ipv4();
}

/** `YYYY-MM-DD`, a day that exists. */
export function calendarDate(): Format {
  return z.iso.date();
}

/** `YYYY-MM` or `YYYY-MM-DD`, a month or a day that exists (protocol.md §5, DATE). */
export function monthOrDay(): Format {
  return z.string().refine((value) => z.iso.date().safeParse(value.length === 7 ? `${value}-01` : value).success);
}

/** `YYYY-MM-DD HH:MM:SS` (protocol.md §5, TRANSACTIONEXPIRATIONDATE). */
export function dateTime(): Format {
  return z
    .string()
    .regex(/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/)
    .refine((value) => z.iso.date().safeParse(value.slice(0, 10)).success);
}

/** `MM-YY` (protocol.md §5, rules.md B12). */
export function monthOfYear(): Format {
  return z.string().regex(/^(0[1-9]|1[0-2])-\d\d$/);
}

/** Hexadecimal text of at most `max` characters, in either case. */
export function hexadecimal(max: number): Format {
  return z
    .string()
    .regex(/^[0-9a-f]+$/i)
    .refine((value) => value.length <= max);
}

/** An ISO 3166-1 alpha-2 country, in either case (rules.md A5, A66). */
export function country(): Format {
  return z.string().refine(isCountry);
}

/** 12 to 19 digits whose check digit is right (rules.md B11). */
export function cardNumber(): Format {
  return z
    .string()
    .regex(/^\d{12,19}$/)
    .refine(passesLuhn);
}
