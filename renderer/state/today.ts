import { useSyncExternalStore } from 'react';
import { useConsole } from './console.tsx';

/** A window stays open over midnight: within so many milliseconds of it, or of waking up, it knows of the new day. */
const lookedAtEvery = 2_000;

/** The calendar day of this moment in the zone of the screen, `YYYY-MM-DD`; whoever shows it is drawn anew when it is over. */
export function useToday(): string {
  const { timeZone } = useConsole();
  const today = () => dayIn(timeZone, Date.now());
  return useSyncExternalStore(listen, today, today);
}

function listen(onLook: () => void): () => void {
  const timer = setInterval(onLook, lookedAtEvery);
  return () => clearInterval(timer);
}

/** Of the last zone: to make it takes longer than to draw a row. */
let made: { readonly zone: string; readonly days: Intl.DateTimeFormat } | undefined;

/** The calendar day of a moment, in milliseconds since 1970 UTC, in an IANA zone. */
export function dayIn(zone: string, instant: number): string {
  if (made?.zone !== zone) made = { zone, days: createDays(zone) };
  const by = new Map(made.days.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${by.get('year')}-${by.get('month')}-${by.get('day')}`;
}

function createDays(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}
