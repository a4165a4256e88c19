/** How much time is left, as people say it: never more than there is. */
export type Remaining =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'minutes'; readonly minutes: number; readonly seconds: number }
  | { readonly kind: 'over' };

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** `until` is the last millisecond that counts. Days from two on, then hours and minutes, seconds in the last hour. */
export function remainingUntil(until: number, now: number): Remaining {
  const left = until - now;
  if (left < 0) return { kind: 'over' };
  if (left >= 2 * day) return { kind: 'days', days: Math.floor(left / day) };
  if (left >= hour)
    return { kind: 'hours', hours: Math.floor(left / hour), minutes: Math.floor((left % hour) / minute) };
  return { kind: 'minutes', minutes: Math.floor(left / minute), seconds: Math.floor((left % minute) / second) };
}

/** Milliseconds until that text is another one; undefined once it is over. */
export function untilNextText(until: number, now: number): number | undefined {
  const { kind } = remainingUntil(until, now);
  if (kind === 'over') return undefined;
  const unit = { days: day, hours: minute, minutes: second }[kind];
  return ((until - now) % unit) + 1;
}

/** What a listener is told, seldom enough to be listened to: the whole hours, then 60, 30, 15, 10, 5 and 1 minutes. */
export type Announcement =
  | { readonly kind: 'hours' | 'minutes'; readonly lessThan: number }
  | { readonly kind: 'over' }
  | { readonly kind: 'silent' };

const steps = [1, 5, 10, 15, 30, 60] as const;

export function announcementOf(remaining: Remaining): Announcement {
  switch (remaining.kind) {
    case 'days':
      return { kind: 'silent' };
    case 'hours':
      return { kind: 'hours', lessThan: remaining.hours + 1 };
    case 'minutes':
      return { kind: 'minutes', lessThan: steps.find((step) => step > remaining.minutes) ?? 60 };
    case 'over':
      return remaining;
  }
}

/** Tells each time the text changes, until it is over or the returned function is called. */
export function watchRemaining(until: number, tell: (remaining: Remaining) => void): () => void {
  // Timers of a browser hold 31 bits; a longer wait is cut, and looked at again.
  const longestWait = 2 ** 31 - 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const now = Date.now();
    tell(remainingUntil(until, now));
    const wait = untilNextText(until, now);
    timer = wait === undefined ? undefined : setTimeout(look, Math.min(wait, longestWait));
  };
  look();
  return () => clearTimeout(timer);
}
