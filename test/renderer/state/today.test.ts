import { expect, it } from 'vitest';
import { dayIn } from '../../../renderer/state/today.ts';

it.each([
  ['Europe/Paris', '2026-11-30T22:59:59Z', '2026-11-30'],
  ['Europe/Paris', '2026-11-30T23:00:00Z', '2026-12-01'],
  ['America/New_York', '2026-12-01T04:59:59Z', '2026-11-30'],
  ['Pacific/Auckland', '2026-11-30T11:00:00Z', '2026-12-01'],
  ['UTC', '2024-02-29T23:59:59Z', '2024-02-29'],
])('in %s it is at %s the day %s', (zone, instant, day) => {
  expect(dayIn(zone, Date.parse(instant))).toBe(day);
});
