import type { UnreadProblem } from '../../domain/unread.ts';

/** What a column of money says, or why it cannot be read. */
export type Legible<Value> = { readonly value: Value } | { readonly problem: UnreadProblem };

export function legible<Value>(value: Value): Legible<Value> {
  return { value };
}

export const absent: Legible<never> = { problem: 'absent' };
export const malformed: Legible<never> = { problem: 'malformed' };

/** The value, or what stands for one that cannot be read. */
export function valueOr<Value, Other>(read: Legible<Value>, other: Other): Value | Other {
  return 'value' in read ? read.value : other;
}
