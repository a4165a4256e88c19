import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../../../main/domain/event.ts';
import {
  expiryOf,
  isBeforeExpiry,
  latestExpiry,
  readExpiry,
  usualLife,
  writeExpiry,
  zoneOfPage,
} from '../../../../main/domain/page/expiry.ts';
import { noon } from '../samples.ts';
import { answered, handedOver } from './samples.ts';

const zones = ['Europe/Paris', 'UTC', 'America/New_York', 'Pacific/Auckland', 'Etc/GMT+12'] as const;
/** Whole seconds of the years 2026 and 2027: both changes of the clock are among them. */
const instants = fc.integer({ min: 1_767_225_600, max: 1_830_297_600 }).map((seconds) => seconds * 1_000);

describe('TRANSACTIONEXPIRATIONDATE', () => {
  it('is read no earlier than it was written, and later only in an hour that comes twice', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const text = writeExpiry(instant, zone);
        expect(text).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
        const read = readExpiry(text, zone);
        const isTwice = read !== instant;
        expect(isTwice ? writeExpiry(read, zone) : text).toBe(text);
        expect(read - instant).toBe(isTwice ? 3_600_000 : 0);
      }),
      { numRuns: 200 },
    );
  });

  it('takes the second of two hours of the same name: the page may live until then', () => {
    const first = Temporal.Instant.from('2026-10-25T00:30:00Z').epochMilliseconds;
    expect(writeExpiry(first, 'Europe/Paris')).toBe('2026-10-25 02:30:00');
    expect(readExpiry('2026-10-25 02:30:00', 'Europe/Paris')).toBe(first + 3_600_000);
  });

  it('is nowhere later than where no zone is known', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const text = writeExpiry(instant, zone);
        expect(latestExpiry({ TRANSACTIONEXPIRATIONDATE: text })).toBeGreaterThanOrEqual(readExpiry(text, zone));
      }),
      { numRuns: 100 },
    );
    expect(latestExpiry({})).toBeNull();
  });

  it('closes with its very second', () => {
    const parameters = { TRANSACTIONEXPIRATIONDATE: '2026-01-15 13:00:00' };
    expect(isBeforeExpiry(parameters, 'Europe/Paris', noon - 1)).toBe(true);
    expect(isBeforeExpiry(parameters, 'Europe/Paris', noon)).toBe(false);
    expect(isBeforeExpiry({}, 'Europe/Paris', noon)).toBe(true);
  });
});

it('is read by the zone in which the page was made, unless the page lives longer by the one that was set since', () => {
  const zone = fc.constantFrom(...zones);
  fc.assert(
    fc.property(instants, zone, zone, (instant, made, present) => {
      const page = answered('0001', { TRANSACTIONEXPIRATIONDATE: writeExpiry(instant, made) });
      const review = { account: { voidZone: made } } as Review;
      const read = expiryOf(page, zoneOfPage(page, review, present)) ?? 0;
      const byBoth = [made, present].map((each) => expiryOf(page, each) ?? 0);
      expect(read).toBe(Math.max(...byBoth));
      expect(read).toBeGreaterThanOrEqual(instant);
      expect(zoneOfPage(page, null, present)).toBe(present);
    }),
    { numRuns: 100 },
  );
});

describe('when a page is over', () => {
  it('by what was sent, in the zone of the account', () => {
    expect(expiryOf(handedOver(), 'Europe/Paris')).toBe(noon + 3_600_000);
    expect(expiryOf(handedOver(), 'UTC')).toBe(noon + 2 * 3_600_000);
  });

  it('of one that the gateway asked for by itself, a day after its answer', () => {
    expect(expiryOf(answered('0001'), 'Europe/Paris')).toBe(noon + 500 + usualLife);
    expect(expiryOf(answered('0002'), 'Europe/Paris')).toBe(noon + 500 + usualLife);
  });

  it('never, of what waits for the bank', () => {
    expect(expiryOf(answered('0003'), 'Europe/Paris')).toBeNull();
  });
});
