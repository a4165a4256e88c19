import { captureZone } from '../../../protocol/capture-zone.ts';
import { businessDay, laterDate } from '../deadline.ts';

/** The first day that CAPTUREDATE may name: the next one, where the gateway is (S3:47, rules.md C23). `YYYY-MM-DD`. */
export function earliestCaptureDay(now: number): string {
  return laterDate(businessDay(now, captureZone), 1);
}

/** Whether the gateway would take a day for a capture by itself; without a day it makes none. */
export function isCaptureDayOpen(day: string, now: number): boolean {
  return day === '' || day >= earliestCaptureDay(now);
}
