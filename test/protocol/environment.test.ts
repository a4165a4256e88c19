import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../protocol/environment.ts';

describe('environmentOf', () => {
  it.each([
    ['http://127.0.0.1:4711', 'sandbox'],
    ['http://localhost', 'sandbox'],
    ['http://[::1]:80', 'sandbox'],
    ['https://secure-test.be2bill.com', 'test'],
    ['https://secure-test.dalenys.com/x', 'test'],
    ['https://secure-magenta1.dalenys.com', 'production'],
    ['https://secure-magenta2.be2bill.com', 'production'],
  ])('%s is %s', (url, environment) => {
    expect(environmentOf(url)).toBe(environment);
  });

  it.each([
    'https://secure-test.be2bill.com.evil.example',
    'https://evil.example/?secure-test.be2bill.com',
    'https://secure-test.be2bill.com@evil.example',
    'https://127.0.0.1.evil.example',
    'https://new-host.dalenys.com',
  ])('counts the unknown host of %s as production', (url) => {
    expect(environmentOf(url)).toBe('production');
  });
});
