import { describe, expect, it } from 'vitest';
import { countTooMany } from './crash/judge.ts';

describe('what was executed more than once', () => {
  it.each([
    ['on a page of the gateway’s form as often as holders gave a card', { way: 'hostedForm', visits: 2 }, 2, 0],
    ['on such a page more often than that', { way: 'hostedForm', visits: 1 }, 2, 1],
    ['on a page that nobody came by', { way: 'hostedForm', visits: 0 }, 1, 1],
    ['on a bank’s page, however often its holder came', { way: 'threeDSecure', visits: 3 }, 2, 1],
    ['without any page', undefined, 2, 1],
  ] as const)('%s', (_, page, times, tooMany) => {
    expect(countTooMany(times, page)).toBe(tooMany);
  });
});
