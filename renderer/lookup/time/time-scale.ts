/** From the newest to the oldest moment, in milliseconds UTC: the top and the bottom of the scrollbar. */
export interface TimeSpan {
  readonly oldest: number;
  readonly newest: number;
}

/** Where a moment stands between the newest, 0, and the oldest, 1. */
export function fractionOf({ oldest, newest }: TimeSpan, time: number): number {
  if (newest <= oldest) return 0;
  return Math.min(1, Math.max(0, (newest - time) / (newest - oldest)));
}

/** The moment at a fraction of the way down. */
export function timeAt({ oldest, newest }: TimeSpan, fraction: number): number {
  return Math.round(newest - Math.min(1, Math.max(0, fraction)) * (newest - oldest));
}

/** What a tick stands for the beginning of. */
export type TickUnit = 'year' | 'month' | 'day';

export interface Tick {
  readonly time: number;
  readonly unit: TickUnit;
}

/** Steps from the finest to the coarsest, in units of their own. */
const steps: readonly { readonly unit: TickUnit; readonly every: number }[] = [
  { unit: 'day', every: 1 },
  { unit: 'day', every: 7 },
  { unit: 'month', every: 1 },
  { unit: 'month', every: 3 },
  { unit: 'year', every: 1 },
  { unit: 'year', every: 5 },
];

/** The beginnings of days, months or years within a span, newest first, in the finest step that gives at most `most`. */
export function ticksOf(span: TimeSpan, most: number): readonly Tick[] {
  for (const { unit, every } of steps) {
    const ticks = listTicks(span, unit, every, most);
    if (ticks) return ticks;
  }
  return [];
}

function listTicks({ oldest, newest }: TimeSpan, unit: TickUnit, every: number, most: number): Tick[] | null {
  const ticks: Tick[] = [];
  for (let count = 0; ; count += 1) {
    const time = beginningOf(oldest, unit, every, count);
    if (time > newest) return ticks.reverse();
    if (time <= oldest) continue;
    if (ticks.length === most) return null;
    ticks.push({ time, unit });
  }
}

/** The beginning of the unit `count` steps after the one that holds a moment, in UTC. */
function beginningOf(moment: number, unit: TickUnit, every: number, count: number): number {
  const date = new Date(moment);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'year':
      return Date.UTC(Math.floor(year / every) * every + count * every, 0, 1);
    case 'month':
      return Date.UTC(year, Math.floor(month / every) * every + count * every, 1);
    case 'day':
      return Date.UTC(year, month, day + count * every);
  }
}
