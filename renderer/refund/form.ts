import { create } from 'zustand';
import { type AmountProblem, type Money, parseAmount, type RefundReason } from '../../contract/index.ts';

/** What a person typed into the refund form; an amount stays text until it is understood. */
export interface RefundForm {
  readonly extent: 'allThatIsLeft' | 'part';
  readonly amountText: string;
  readonly reason: RefundReason | null;
  readonly note: string;
}

export const emptyForm: RefundForm = { extent: 'allThatIsLeft', amountText: '', reason: null, note: '' };

/** What stands in the way of the review, by field. */
export interface FormProblems {
  readonly amount?: AmountProblem | 'ambiguous' | 'aboveLeft';
  readonly reason?: 'missing';
}

/** What the form comes to: an amount that is sure, or what is wrong with it. */
export type Understanding =
  | { readonly kind: 'sure'; readonly money: Money }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Money[] }
  | { readonly kind: 'wrong'; readonly problem: AmountProblem | 'aboveLeft' };

export function understand(form: RefundForm, left: Money, locale: string): Understanding {
  if (form.extent === 'allThatIsLeft') return { kind: 'sure', money: left };
  const parsed = parseAmount(form.amountText, left.currency, locale);
  if (parsed.kind === 'refused') return { kind: 'wrong', problem: parsed.problem };
  if (parsed.kind === 'ambiguous') return parsed;
  return parsed.money.minor > left.minor
    ? { kind: 'wrong', problem: 'aboveLeft' }
    : { kind: 'sure', money: parsed.money };
}

/** Everything that is wrong, so that all of it can be said at once. */
export function findProblems(form: RefundForm, understanding: Understanding): FormProblems {
  return {
    ...(understanding.kind === 'wrong' && { amount: understanding.problem }),
    ...(understanding.kind === 'ambiguous' && { amount: 'ambiguous' as const }),
    ...(form.reason === null && { reason: 'missing' as const }),
  };
}

interface Forms {
  readonly forms: Readonly<Record<string, RefundForm>>;
  change(key: string, change: Partial<RefundForm>): void;
  discard(key: string): void;
}

/** What was typed stays when the drawer closes, until the refund was sent: Escape never loses a draft. */
export const useRefundForms = create<Forms>()((set) => ({
  forms: {},
  change: (key, change) =>
    set(({ forms }) => ({ forms: { ...forms, [key]: { ...(forms[key] ?? emptyForm), ...change } } })),
  discard: (key) =>
    set(({ forms }) => ({ forms: Object.fromEntries(Object.entries(forms).filter(([k]) => k !== key)) })),
}));
