import { Temporal } from 'temporal-polyfill';
import type { Review } from '../event.ts';
import { lastAttempt, type Operation } from '../operation.ts';
import { pageKindOf } from './page.ts';

/** How long a page counts as usable where nothing was said: the gateway's own limit is printed nowhere. */
export const usualLife = 86_400_000;

/** No clock on earth is further behind UTC. */
const furthestBehind = 12 * 3_600_000;

/** TRANSACTIONEXPIRATIONDATE for an instant, in milliseconds UTC, by the clock of the account's zone (rules.md G63). */
export function writeExpiry(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}

/** The instant of a TRANSACTIONEXPIRATIONDATE: of an hour that comes twice the later one, since a page may live until then. */
export function readExpiry(text: string, zone: string): number {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone, { disambiguation: 'later' })
    .epochMilliseconds;
}

/**
 * The zone by which the time of a page is read: that of its account as it stood when the page was made. Where another one was set since,
 * the first may have been a mistake, and the gateway reads the text by its own: then it is the one by which the page lives longer.
 */
export function zoneOfPage(
  operation: Pick<Operation, 'attempts' | 'operationId'>,
  review: Review | null,
  present: string,
): string {
  const made = review?.account.voidZone ?? present;
  const text = lastAttempt(operation).parameters['TRANSACTIONEXPIRATIONDATE'];
  return text === undefined || readExpiry(text, made) >= readExpiry(text, present) ? made : present;
}

/** When the page of an operation can no longer be used, in milliseconds UTC; null where it has none. */
export function expiryOf(
  operation: Pick<Operation, 'operation' | 'attempts' | 'operationId'>,
  zone: string,
): number | null {
  if (pageKindOf(operation) === undefined) return null;
  const { parameters, sentAt, endedAt } = lastAttempt(operation);
  const text = parameters['TRANSACTIONEXPIRATIONDATE'];
  return text === undefined ? (endedAt ?? sentAt ?? 0) + usualLife : readExpiry(text, zone);
}

/** The same where the zone is not at hand: no zone makes it later. Null without a TRANSACTIONEXPIRATIONDATE. */
export function latestExpiry(parameters: Readonly<Record<string, string>>): number | null {
  const text = parameters['TRANSACTIONEXPIRATIONDATE'];
  return text === undefined ? null : readExpiry(text, 'UTC') + furthestBehind;
}

/** Whether a request may still be begun: its TRANSACTIONEXPIRATIONDATE is to come, or there is none. */
export function isBeforeExpiry(parameters: Readonly<Record<string, string>>, zone: string, now: number): boolean {
  const text = parameters['TRANSACTIONEXPIRATIONDATE'];
  return text === undefined || now < readExpiry(text, zone);
}
