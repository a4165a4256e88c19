import { create } from 'zustand';
import {
  type AmountProblem,
  type Charge,
  type Currency,
  type HolderAsk,
  type Money,
  type OperationReason,
  type PageLanguage,
  parseAmount,
} from '../../contract/index.ts';
import type { DraftKey } from '../state/draft-key.ts';

/** What a person typed to make a plan; the dates and amounts stay texts until they are understood. */
export interface PlanForm {
  readonly countText: string;
  readonly interval: 'months' | 'days';
  readonly distanceText: string;
  /** Null as long as they are the ones that are offered; the first day is fixed. */
  readonly rows: readonly PlanRowText[] | null;
}

export interface PlanRowText {
  readonly day: string;
  readonly amountText: string;
}

const usualPlan: PlanForm = { countText: '3', interval: 'months', distanceText: '30', rows: null };

/** A line of the basket as it was typed. */
export interface CartItemForm {
  readonly name: string;
  readonly itemId: string;
  readonly price: string;
  readonly quantity: string;
  readonly discount: string;
  readonly tax: string;
  readonly seller: string;
}

/** What a person chose for a page of the holder's; null as long as it is what is offered. */
export interface HolderForm {
  readonly operation: Charge;
  readonly way: HolderAsk['way'] | null;
  readonly language: PageLanguage | null;
  readonly validMinutes: number;
  readonly keepCard: 'never' | 'offered' | 'always';
  readonly authenticate: boolean;
  readonly hideEmail: boolean;
  readonly hideName: boolean;
}

const usualHolder: HolderForm = {
  operation: 'payment',
  way: null,
  language: null,
  validMinutes: 1_440,
  keepCard: 'never',
  authenticate: true,
  hideEmail: false,
  hideName: false,
};

/** What a person typed into the first step; each operation asks for what it needs. An amount stays text until it is understood. */
export interface OperationForm {
  readonly extent: 'all' | 'part';
  readonly amountText: string;
  /** The order of a credit or a charge; null as long as it is the one that is offered. */
  readonly orderText: string | null;
  readonly reason: OperationReason | null;
  readonly note: string;
  /** What gives the right to charge somebody who is not there. */
  readonly agreement: string;
  /** DESCRIPTION of a charge: what the payer's bank and anti-fraud rules are told. */
  readonly description: string;
  /** Who is charged; null as long as it is whom the client's page knows. */
  readonly clientText: string | null;
  readonly emailText: string | null;
  /** The day of a scheduled capture, `YYYY-MM-DD`, or empty. */
  readonly captureDay: string;
  /** Into which instalments a payment is split; of a plan alone. */
  readonly plan: PlanForm;
  /** What a direct debit carries beside, by the names of its parameters. */
  readonly further: Readonly<Record<string, string>>;
  /** What is in the basket of a direct debit. */
  readonly cart: readonly CartItemForm[];
  /** How the holder takes part; of a page alone. */
  readonly holder: HolderForm;
  /** Why the person goes on although a guard has spoken. */
  readonly guardAnswer: string;
}

export const emptyForm: OperationForm = {
  extent: 'all',
  amountText: '',
  orderText: null,
  reason: null,
  note: '',
  agreement: '',
  description: '',
  clientText: null,
  emailText: null,
  captureDay: '',
  plan: usualPlan,
  further: {},
  cart: [],
  holder: usualHolder,
  guardAnswer: '',
};

/** A key as it is asked for: one that is offered to the letter, one that was typed without the blanks around it. */
export function keyOf(typed: string | null, offered: string): string {
  return typed === null ? offered : typed.trim();
}

/** What an amount comes to: one that is sure, or what is wrong with it. */
export type Understanding =
  | { readonly kind: 'sure'; readonly money: Money }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Money[] }
  | { readonly kind: 'wrong'; readonly problem: AmountProblem | 'aboveLimit' };

/** All that is there for certain, or a part as it was typed: up to what may be there. */
export function understandExtent(
  form: OperationForm,
  limit: Money,
  locale: string,
  whole: Money = limit,
): Understanding {
  return form.extent === 'all'
    ? { kind: 'sure', money: whole }
    : understandAmount(form.amountText, limit.currency, limit, locale);
}

/** An amount as it was typed; without a limit only the gateway's own largest amount counts. */
export function understandAmount(text: string, currency: Currency, limit: Money | null, locale: string): Understanding {
  const parsed = parseAmount(withoutOwnSign(text), currency, locale);
  if (parsed.kind === 'refused') return { kind: 'wrong', problem: parsed.problem };
  if (parsed.kind === 'ambiguous') return parsed;
  return limit && parsed.money.minor > limit.minor
    ? { kind: 'wrong', problem: 'aboveLimit' }
    : { kind: 'sure', money: parsed.money };
}

/**
 * The list writes what goes to the customer with a minus that no keyboard has (U+2212), so one at the beginning was copied
 * from there and says nothing but that. A minus that was typed is refused.
 */
function withoutOwnSign(text: string): string {
  return text.replace(/^\s*−/, '');
}

/** What keeps an amount from being sure, or undefined. */
export function findAmountProblem(
  understanding: Understanding,
): AmountProblem | 'aboveLimit' | 'ambiguous' | undefined {
  if (understanding.kind === 'sure') return undefined;
  return understanding.kind === 'ambiguous' ? 'ambiguous' : understanding.problem;
}

interface Forms {
  readonly forms: Readonly<Record<string, OperationForm>>;
  change(key: DraftKey, change: Partial<OperationForm>): void;
  discard(key: DraftKey): void;
}

/** What was typed stays when the drawer closes, until the operation was sent: Escape never loses a draft. */
export const useOperationForms = create<Forms>()((set) => ({
  forms: {},
  change: (key, change) =>
    set(({ forms }) => ({ forms: { ...forms, [key]: { ...(forms[key] ?? emptyForm), ...change } } })),
  discard: (key) =>
    set(({ forms }) => ({ forms: Object.fromEntries(Object.entries(forms).filter(([k]) => k !== key)) })),
}));
