import type { ModelRow, Plan, PlannedDate } from './rows.ts';
import { dayIn, type Instant, later, minute, startIn } from './time.ts';

export type CardName = 'good' | 'poor' | 'slow' | 'broken' | 'strict' | 'notEnrolled';

/** Published test cards (protocol.md §11) and what the bank says to them (rules.md B11–B16). */
export const cards: Readonly<Record<CardName, string>> = {
  good: '1111222233334444',
  poor: '5555554530114002',
  slow: '5555552450575004',
  broken: '5555557730105001',
  strict: '4234607430914020',
  notEnrolled: '5206035646546553',
};

/** What a shop asks for when it debits, or sets money aside. */
export interface DebitAsk {
  readonly operation: 'payment' | 'authorization';
  /** Minor units; the plan's first amount when the payment is split. */
  readonly amount: number;
  readonly card: CardName;
  readonly secure: boolean;
  /** Days from today in Paris to CAPTUREDATE. */
  readonly captureIn: number | undefined;
  /** The days from one date to the next and the amounts, when it is split. */
  readonly dates: readonly { readonly gap: number; readonly amount: number }[] | undefined;
}

/** The bank's word: 4020 is content with an authenticated holder (rules.md B14). */
export function bankCode(card: string, authenticated: boolean): string {
  const code = card.slice(-4);
  if (code === '4020') return authenticated ? '0000' : '4020';
  return ['4002', '5001', '5004'].includes(code) ? code : '0000';
}

/** AMOUNTS: the first date is today in UTC (rules.md G41). */
export function datesOf(ask: DebitAsk, at: Instant): readonly PlannedDate[] {
  let date = dayIn('UTC', at);
  return (ask.dates ?? []).map(({ gap, amount }, index) => {
    if (index > 0) date = later(date, gap);
    return { day: date, amount };
  });
}

/** CAPTUREDATE as it is sent. */
export function captureDateOf({ captureIn }: DebitAsk, at: Instant): string | undefined {
  return captureIn === undefined ? undefined : later(dayIn('Europe/Paris', at), captureIn);
}

/** 1002 before anything happens, or undefined (rules.md A8, B18, C23, G41). */
export function refuseForm(ask: DebitAsk, at: Instant): '1002' | undefined {
  const { operation, amount, captureIn, dates } = ask;
  if (dates) {
    const plan = datesOf(ask, at);
    const [first, last] = [plan[0], plan.at(-1)];
    return first && last && last.day <= later(first.day, 90) ? undefined : '1002';
  }
  if (operation === 'payment' && amount === 0) return '1002';
  return captureIn !== undefined && (amount === 0 || captureIn < 1) ? '1002' : undefined;
}

/** The row of a debit whose form is right, as it stands right after the answer (rules.md B11–B16, G42, G49). */
export function openDebit(ask: DebitAsk, at: Instant): ModelRow {
  const card = cards[ask.card];
  const asksHolder = ask.secure && ask.card !== 'notEnrolled';
  const dates = datesOf(ask, at);
  const plan: Plan | undefined = ask.dates ? { dates, ahead: [], stopped: false } : undefined;
  const row: ModelRow = {
    ...blank,
    operation: ask.operation,
    at,
    amount: dates[0]?.amount ?? ask.amount,
    card,
    captureDate: captureDateOf(ask, at),
    plan,
    place: plan && { first: undefined, index: 1, retry: 0 },
  };
  if (asksHolder) {
    const pending = { kind: 'holder', until: at + 15 * minute, verdict: bankCode(card, true) } as const;
    return { ...row, code: '0001', pending };
  }
  settle(row, bankCode(card, false), at);
  return row;
}

/** A result comes in, final or 5004; what it starts is planned now (rules.md B15, C23, G42, G43). */
export function settle(row: ModelRow, code: string, at: Instant): void {
  row.code = code;
  row.pending = code === '5004' ? { kind: 'bank', until: at + minute, verdict: '0000' } : undefined;
  if (code !== '0000') return;
  if (row.captureDate !== undefined) row.captureAt = Math.max(at, startIn('Europe/Paris', row.captureDate));
  if (!row.plan) return;
  row.plan.ahead = row.plan.dates.slice(1).map((date, index) => ({
    at: Math.max(at, startIn('UTC', date.day)),
    index: index + 2,
    retry: 0,
  }));
}

/** What a row is before anything is known of it. */
export const blank: ModelRow = {
  id: '',
  operation: '',
  root: undefined,
  reference: undefined,
  at: 0,
  amount: 0,
  code: '',
  voided: false,
  authenticated: false,
  pending: undefined,
  captureDate: undefined,
  captureAt: undefined,
  card: '',
  plan: undefined,
  place: undefined,
};
