import { planToday, startOfDay } from '../../protocol/plan/index.ts';
import type { Plan } from './plan.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/** So long after its date an instalment is looked for, in milliseconds; from then on a person asks. */
export const longestLooking = 26 * week;

/** How long after an instalment can be found the gateway is asked on its first day, in milliseconds; then daily, then weekly. */
const onFirstDay = [0, 1, 3, 8].map((hours) => hours * hour);

/** An instalment that is not collected, as far as the ledger knows. */
export interface AwaitedInstalment {
  /** 1 for the first of the plan. */
  readonly index: number;
  /** From when on the gateway's tables can tell of it, in milliseconds UTC. */
  readonly from: number;
}

/**
 * The instalments of a plan that a look-up may still find: the gateway makes each at 00:00 UTC of its day, under an id that
 * nobody here has seen (rules.md G43), tries a refused one again in the same way (rules.md G44), and its tables lag behind by so many
 * minutes (protocol.md §10.1). None of a plan that was stopped or has ended, none where somebody else asked for it, and none of an
 * order that cannot be asked for by itself: a `;` would join two.
 */
export function listAwaited({ state, instalments }: Plan, lagMinutes: number): AwaitedInstalment[] {
  const orderId = instalments[0]?.row?.orderId ?? '';
  if (state !== 'running' || orderId.trim() === '' || orderId.includes(';')) return [];
  return instalments.flatMap(({ index, row, planned }) =>
    planned && row?.status !== 'succeeded' ? [{ index, from: startOfDay(planned.day) + lagMinutes * minute }] : [],
  );
}

/**
 * When the gateway is to be asked for the instalments of a plan, in milliseconds UTC; a moment that has passed means now, null
 * that nothing is to be asked. It depends on the ledger and the clock alone, so that it goes on across restarts.
 */
export function nextInstalmentLook(plan: Plan, lagMinutes: number, now: number): number | null {
  const moments = listAwaited(plan, lagMinutes).flatMap(({ from }) => nextMoment(from, plan.lastLookAt, now) ?? []);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** A plan whose last day is before this one has no instalment that is still looked for: `YYYY-MM-DD` in UTC. */
export function firstDayLookedFor(now: number): string {
  return planToday(now - longestLooking - day);
}

/** The first moment of an instalment's timetable after the last look. */
function nextMoment(from: number, lastLookAt: number | null, now: number): number | undefined {
  if (now > from + longestLooking) return undefined;
  // Written by a clock that has been set back since: an instalment must not wait until then.
  if (lastLookAt !== null && lastLookAt > now) return Math.max(from, now);
  const elapsed = lastLookAt === null ? -1 : lastLookAt - from;
  const later = onFirstDay.find((moment) => moment > elapsed) ?? nextMultiple(elapsed, elapsed < week ? day : week);
  return later > longestLooking ? undefined : from + later;
}

function nextMultiple(elapsed: number, step: number): number {
  return (Math.floor(elapsed / step) + 1) * step;
}
