import { describe, expect, it } from 'vitest';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { addDays, dayOf, lastDayOfMonth, startOfDay } from '../../../sandbox/clock/days.ts';
import { patient } from '../../patient.ts';
import { openShop } from '../client.ts';

const instant = '2026-03-29T00:30:00Z';

describe('clock', () => {
  it('stands still when frozen, and moves when it is told to', () => {
    const clock = createClock({ now: instant, frozen: true });
    expect(clock.now()).toBe(Date.parse(instant));
    clock.advance(1500);
    expect(clock.now()).toBe(Date.parse(instant) + 1500);
    clock.moveTo('2026-03-30T00:00:00Z');
    expect(clock.now()).toBe(Date.parse('2026-03-30T00:00:00Z'));
  });

  it('runs on from where it was set, or with the machine', async () => {
    const clock = createClock({ now: instant });
    await expect.poll(() => clock.now(), patient).toBeGreaterThan(Date.parse(instant));
    expect(Math.abs(createClock({}).now() - Date.now())).toBeLessThan(1000);
  });

  it('never goes back', () => {
    const clock = createClock({ now: instant, frozen: true });
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    expect(() => clock.moveTo('2026-03-28T00:00:00Z')).toThrow(RangeError);
    expect(() => createClock({ now: 'yesterday' })).toThrow(RangeError);
  });
});

describe('days', () => {
  it('are calendar days of a zone, clock changes included', () => {
    expect(dayOf(Date.parse('2026-03-28T22:59:59Z'), 'Europe/Paris')).toBe('2026-03-28');
    expect(dayOf(Date.parse('2026-03-28T23:00:00Z'), 'Europe/Paris')).toBe('2026-03-29');
    expect(startOfDay('2026-03-30', 'Europe/Paris') - startOfDay('2026-03-29', 'Europe/Paris')).toBe(23 * 3_600_000);
    expect(startOfDay('2026-10-26', 'Europe/Paris') - startOfDay('2026-10-25', 'Europe/Paris')).toBe(25 * 3_600_000);
    expect(addDays('2026-12-28', 7)).toBe('2027-01-04');
    expect(lastDayOfMonth('02-28')).toBe('2028-02-29');
  });
});

describe('agenda', () => {
  it('does what is due in the order of time, each thing at its own time', async () => {
    const shop = await openShop({}, { now: '2026-03-10T22:50:00Z' });
    await shop.authorize({ CAPTUREDATE: '2026-03-12' });
    await shop.authorize({ CAPTUREDATE: '2026-03-11' });
    await shop.pay({ '3DSECURE': 'yes' });
    await shop.authorize({ CARDCODE: '5555552450575004', CAPTUREDATE: '2026-03-11' });
    shop.sandbox.clock.moveTo('2026-03-20T00:00:00Z');
    const rows = shop.sandbox.rows();
    expect(rows[2]?.execcode).toBe('4009');
    expect(rows.slice(4).map(({ at, reference }) => [new Date(at).toISOString(), reference])).toEqual([
      ['2026-03-10T23:00:00.000Z', 2],
      ['2026-03-10T23:00:00.000Z', 4],
      ['2026-03-11T23:00:00.000Z', 1],
    ]);
  });
});
