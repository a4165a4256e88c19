import { assertNever } from '../protocol/assert-never.ts';
import type { Refusal } from './refusal.ts';

/** What every channel answers: a value, or a refusal that can be explained to the person. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function accept<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

export { assertNever };
