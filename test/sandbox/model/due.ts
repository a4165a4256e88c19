import { bankCode, blank, settle } from './debits.ts';
import { isTooLate } from './edits.ts';
import type { ModelRow } from './rows.ts';
import type { Settings } from './settings.ts';
import { dayIn, type Instant, later, startIn } from './time.ts';

/** Something that happens by itself. */
interface Event {
  readonly at: Instant;
  readonly happen: () => void;
}

/** Everything that falls due until `now`, in the order of time (rules.md B15, C23–C25, G43, G44, G50). */
export function runUntil(rows: ModelRow[], now: Instant, settings: Settings): void {
  for (;;) {
    const events = rows.flatMap((row) => eventsOf(row, rows, settings)).filter(({ at }) => at <= now);
    const next = events.toSorted((one, other) => one.at - other.at)[0];
    if (!next) return;
    next.happen();
  }
}

function eventsOf(row: ModelRow, rows: ModelRow[], settings: Settings): readonly Event[] {
  const { pending, captureAt, plan } = row;
  return [
    ...(pending ? [{ at: pending.until, happen: () => endWait(row, pending.until) }] : []),
    ...(captureAt === undefined
      ? []
      : [{ at: captureAt, happen: () => captureByDate(row, captureAt, rows, settings) }]),
    ...(plan?.ahead ?? []).map((date) => ({ at: date.at, happen: () => tryDate(row, date, rows, settings) })),
  ];
}

function endWait(row: ModelRow, at: Instant): void {
  settle(row, row.pending?.kind === 'bank' ? '0000' : '4009', at);
}

/** For the full amount; after the last day the failure is a row (rules.md C23, C25). */
function captureByDate(authorization: ModelRow, at: Instant, rows: ModelRow[], settings: Settings): void {
  authorization.captureAt = undefined;
  rows.push({
    ...blank,
    operation: 'capture',
    root: authorization,
    reference: authorization,
    at,
    amount: authorization.amount,
    code: isTooLate(authorization, at, settings) ? '2009' : '0000',
  });
}

/** A later instalment is a payment of its own; refused, it may be tried again the next day in UTC (rules.md G43, G44). */
function tryDate(
  first: ModelRow,
  date: { readonly at: Instant; readonly index: number; readonly retry: number },
  rows: ModelRow[],
  { instalmentRules, retries }: Settings,
): void {
  const { plan } = first;
  if (!plan) return;
  plan.ahead = plan.ahead.filter((other) => other !== date);
  const { at, index, retry } = date;
  const rule = instalmentRules.find(({ instalment, tries = Infinity }) => instalment === index && retry < tries);
  const amount = plan.dates[index - 1]?.amount ?? 0;
  const row = { ...blank, operation: 'payment', at, amount, card: first.card, place: { first, index, retry } };
  settle(row, rule?.execcode ?? bankCode(first.card, true), at);
  rows.push(row);
  const refused = row.code !== '0000' && row.code !== '5004';
  if (refused && retry < retries) {
    plan.ahead.push({ at: startIn('UTC', later(dayIn('UTC', at), 1)), index, retry: retry + 1 });
  }
}
