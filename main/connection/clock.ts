import { pass, skip, type Verdict, warn } from './verdict.ts';

/** How far the clocks may lie apart, in milliseconds: a void's last minute is where it begins to matter. */
const tolerance = 60_000;

/**
 * Our clock against the Date of an answer, which was written at some time between sending and receiving, both in
 * milliseconds since 1970 UTC. What depends on it here are the days of voids and captures, and certificates.
 */
export function judgeClock(
  date: string | undefined,
  { sentAt, answeredAt }: { readonly sentAt: number; readonly answeredAt: number },
): Verdict {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return skip('clockUnknown');
  const ahead = sentAt - theirs;
  if (ahead > tolerance) return warn('clockAhead', { seconds: Math.round(ahead / 1000) });
  const behind = theirs - answeredAt;
  if (behind > tolerance) return warn('clockBehind', { seconds: Math.round(behind / 1000) });
  return pass('clockFine');
}
