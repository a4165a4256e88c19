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

/** The same in several zones, as one word. */
export function useDaysIn(zones: readonly string[]): string {
  const days = () => zones.map((zone) => dayIn(zone, Date.now())).join(' ');
  return useSyncExternalStore(listen, days, days);
}

function listen(onLook: () => void): () => void {
  const timer = setInterval(onLook, lookedAtEvery);
  return () => clearInterval(timer);
}

/** Of each zone: to make one takes longer than to draw a row, and accounts have few. */
const made = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment, in milliseconds since 1970 UTC, in an IANA zone. */
export function dayIn(zone: string, instant: number): string {
  const days = made.get(zone) ?? createDays(zone);
  made.set(zone, days);
  const by = new Map(days.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${by.get('year')}-${by.get('month')}-${by.get('day')}`;
}

function createDays(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}
