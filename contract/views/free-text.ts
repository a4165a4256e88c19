import { z } from 'zod';
import { findTextProblem } from '../../protocol/free-text.ts';

/** What a person writes: what could be a whole card number or an IBAN in it would be kept for good, and is refused. */
export function freeText(max: number) {
  return z
    .string()
    .max(max)
    .refine((text) => findTextProblem(text) === undefined);
}
