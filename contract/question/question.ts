import type { FactSource, OperationType } from '../views/basics.ts';

/** What may stand before a colon, by its English name. */
export const operators = [
  'amount',
  'op',
  'status',
  'code',
  'date',
  'order',
  'client',
  'email',
  'card',
  'currency',
  'account',
  'source',
  'left',
  'reason',
  'by',
] as const;
export type Operator = (typeof operators)[number];

/**
 * The states that can be asked for; `expiring` are those to capture that can be so for two days more at most, `scheduled` those
 * that the gateway is to capture by itself.
 */
export const soughtStates = [
  'paid',
  'partlyRefunded',
  'refunded',
  'chargedBack',
  'toCapture',
  'expiring',
  'scheduled',
  'expired',
  'voided',
  'pending',
  'refused',
  'unknown',
  'unsure',
  'done',
] as const;
export type SoughtState = (typeof soughtStates)[number];

/** Which rows stand at these follows from the clock: they change with a day, and no event tells of that (rules.md C21, C23). */
export const datedStates: ReadonlySet<SoughtState> = new Set(['toCapture', 'expiring', 'expired', 'scheduled']);

/** Minor units, both included, of a currency with so many decimal digits: EUR 100.00 and JPY 10000 are one number of them. */
export interface AmountSpan {
  readonly from: number;
  readonly to: number;
  readonly digits: number;
}

/** Amounts as they were written, and what that can mean in the currencies of the accounts. */
export interface WrittenAmount {
  readonly written: string;
  readonly spans: readonly AmountSpan[];
}

/** Calendar days, `YYYY-MM-DD`: from the first one to before the last; null where there is no end. */
export interface DaySpan {
  readonly from: string | null;
  readonly until: string | null;
}

/** EXECCODEs from one to another, both included. */
export interface CodeSpan {
  readonly from: string;
  readonly to: string;
}

/** What a term asks for; of several values any will do. */
export type Meaning =
  /** Sought anywhere: ids, orders, people, the ends of a card; and as an amount where it can be one. */
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean; readonly amounts: readonly AmountSpan[] }
  | { readonly kind: 'amount' | 'left'; readonly amounts: readonly WrittenAmount[] }
  | { readonly kind: 'op'; readonly operations: readonly OperationType[] }
  | { readonly kind: 'status'; readonly states: readonly SoughtState[] }
  | { readonly kind: 'code'; readonly codes: readonly CodeSpan[] }
  | { readonly kind: 'date'; readonly days: readonly DaySpan[] }
  | { readonly kind: 'order' | 'client' | 'email' | 'by'; readonly texts: readonly string[] }
  | { readonly kind: 'card'; readonly digits: readonly string[] }
  | { readonly kind: 'currency'; readonly currencies: readonly string[] }
  | { readonly kind: 'account'; readonly accountIds: readonly string[] }
  | { readonly kind: 'source'; readonly sources: readonly FactSource[] }
  | { readonly kind: 'reason'; readonly reasons: readonly string[] }
  /** Nothing that can be asked: it is left out, and its problem says why. */
  | { readonly kind: 'nothing' };

/** Why a part of the text was not understood; the window has the words. */
export type Problem =
  | { readonly code: 'unknownOperator'; readonly name: string; readonly suggestion: Operator | null }
  | { readonly code: 'noValue'; readonly operator: Operator }
  | { readonly code: 'badValue' | 'reversed'; readonly operator: Operator; readonly value: string };

/** One part of the text and what was understood. */
export interface Term {
  /** Its place in the text, in UTF-16 units: from the first one to before the last. */
  readonly start: number;
  readonly end: number;
  /** As it was typed, with one space between its words. */
  readonly written: string;
  /** Whether what it asks for must not be so. */
  readonly negated: boolean;
  readonly meaning: Meaning;
  /** A bare word that was read as a state, an operation or a date is found as text as well: nothing is hidden by it. */
  readonly alsoText: { readonly text: string; readonly as: 'word' | 'anywhere' } | null;
  readonly problem: Problem | null;
}

/** A text as it was understood, in its order. A row is found where each term holds. */
export interface Question {
  readonly terms: readonly Term[];
}

/** Everything that reading a text depends on, beside the text. */
export interface Circumstances {
  /** The calendar day of the person's zone, `YYYY-MM-DD`. */
  readonly today: string;
  readonly language: 'en' | 'fr';
  /** BCP 47; how numbers and days are written. */
  readonly locale: string;
  readonly accounts: readonly { readonly accountId: string; readonly label: string; readonly currency: string }[];
}
