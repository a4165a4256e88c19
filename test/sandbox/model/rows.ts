import type { Instant } from './time.ts';

/** What is still open about a row: the holder's word, or the bank's. */
export interface Pending {
  readonly kind: 'holder' | 'bank';
  /** When it ends by itself: 4009 for the holder, 0000 for the bank. */
  readonly until: Instant;
  /** What the bank will say to an authenticated holder. */
  readonly verdict: string;
}

/** One date of an n-times payment; `day` in UTC, amount in minor units. */
export interface PlannedDate {
  readonly day: string;
  readonly amount: number;
}

/** A plan as its first instalment began it. */
export interface Plan {
  readonly dates: readonly PlannedDate[];
  /** Dates, or new tries of them, that are yet to come. */
  ahead: { readonly at: Instant; readonly index: number; readonly retry: number }[];
  stopped: boolean;
}

/** A row as the rule book tells of it. */
export interface ModelRow {
  /** TRANSACTIONID: the gateway's choice, learnt from it. */
  id: string;
  readonly operation: string;
  readonly root: ModelRow | undefined;
  readonly reference: ModelRow | undefined;
  readonly at: Instant;
  readonly amount: number;
  code: string;
  voided: boolean;
  authenticated: boolean;
  pending: Pending | undefined;
  /** CAPTUREDATE, and when it will be executed once the authorization has succeeded. */
  readonly captureDate: string | undefined;
  captureAt: Instant | undefined;
  /** Last four digits of the card. */
  readonly card: string;
  /** Of a first instalment. */
  readonly plan: Plan | undefined;
  /** The first instalment, the place from 1 and the number of this try: of any instalment. */
  readonly place: { readonly first: ModelRow | undefined; readonly index: number; readonly retry: number } | undefined;
}

/** Where a chain's money stands, in minor units. */
export interface ModelBalance {
  authorized: number;
  captured: number;
  debit: number;
  refunded: number;
  left: number;
}

/** The rule book's words (rules.md, Words). */
export const succeeded = (row: ModelRow) => row.code === '0000';
export const waiting = (row: ModelRow) => row.pending !== undefined;
export const live = (row: ModelRow) =>
  succeeded(row) && !row.voided && row.operation !== 'void' && row.operation !== 'stopntimes';
export const takesMoney = (row: ModelRow) => row.operation === 'payment' || row.operation === 'capture';

export function chainOf(rows: readonly ModelRow[], row: ModelRow): readonly ModelRow[] {
  const root = row.root ?? row;
  return rows.filter((other) => (other.root ?? other) === root);
}

/** Left = debit − live refunds of that debit. */
export function leftOf(rows: readonly ModelRow[], debit: ModelRow): number {
  if (!takesMoney(debit) || !live(debit)) return 0;
  return debit.amount - sum(rows.filter((row) => row.operation === 'refund' && row.reference === debit && live(row)));
}

export function balanceOf(rows: readonly ModelRow[], row: ModelRow): ModelBalance {
  const chain = chainOf(rows, row).filter(live);
  const of = (operation: string) => sum(chain.filter((other) => other.operation === operation));
  const debit = of('payment') + of('capture');
  const refunded = of('refund');
  return { authorized: of('authorization'), captured: of('capture'), debit, refunded, left: debit - refunded };
}

function sum(rows: readonly ModelRow[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}
