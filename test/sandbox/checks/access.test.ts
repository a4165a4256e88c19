import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { readAccounts } from '../../../sandbox/accounts/directory.ts';
import { openBook } from '../../../sandbox/book/open.ts';
import { createArrivals } from '../../../sandbox/checks/arrivals.ts';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { createProcessor } from '../../../sandbox/processor.ts';
import { secret } from '../client.ts';

describe('3002', () => {
  it.each([
    ['10.1.1.1', '1001'],
    ['::ffff:10.1.1.1', '1001'],
    ['10.1.1.2', '3002'],
    ['::1', '3002'],
  ])('A1 a caller at %s gets %s where 10.1.1.1 is declared', (address, code) => {
    const book = openBook(':memory:');
    const accounts = readAccounts([{ identifier: 'SHOP', secret, allowedAddresses: ['10.1.1.1'] }]);
    const processor = createProcessor({ book, accounts, clock: createClock({}) });
    const params = { IDENTIFIER: 'SHOP', OPERATIONTYPE: 'refund', VERSION: '3.0' };
    const form = { method: 'refund', params: { ...params, HASH: sign(params, secret) } };
    expect(processor.prepare(form, { address, origin: '' })).toMatchObject({ execcode: code });
    book.close();
  });
});

describe('3004', () => {
  it('A1 counts the last 60 seconds, by account, and only what it let in', () => {
    const arrivals = createArrivals();
    expect(arrivals.admit('A', 0, 1)).toBe(true);
    expect(arrivals.admit('A', 30_000, 1)).toBe(false);
    expect(arrivals.admit('B', 30_000, 1)).toBe(true);
    expect(arrivals.admit('A', 59_999, 1)).toBe(false);
    expect(arrivals.admit('A', 60_000, 1)).toBe(true);
  });
});
