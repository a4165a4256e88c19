import { z } from 'zod';
import { hexadecimal, oneOf, text } from '../../protocol/parameters/formats.ts';
import { invalid, type Refusal } from '../answers/refusal.ts';
import type { FormMap } from '../requests/form.ts';

/**
 * The formats of the external MPI's fields: the union of S3:229–259, whose printed types are partly impossible, and of
 * the newer page, which drops the underscore (rules.md A6).
 */
const formats: Readonly<Record<string, z.ZodType>> = {
  XID: hexadecimal(40),
  CAVV: hexadecimal(45),
  CAVVALGORITHM: z.string().regex(/^\d$/),
  RESULT: z.union([hexadecimal(6), oneOf('u', 'a', 'n', 'y', 'blank')]),
  ECI: text(1, 9),
  CARDENROLLED: oneOf('u', 'n', 'y'),
  STATUS: oneOf('u', 'a', 'n', 'y', 'r', 'i'),
};

/** 1002 with the first of these fields that is malformed, under the name it was sent with. */
export function checkExternalMpi(fields: FormMap): Refusal | undefined {
  for (const [field, format] of Object.entries(formats)) {
    for (const name of [`3DSECURE_${field}`, `3DSECURE${field}`]) {
      if (fields[name] !== undefined && !format.safeParse(fields[name]).success) return invalid(name);
    }
  }
  return undefined;
}
