import { describe, expect, it } from 'vitest';
import { runInChild } from './in-child.ts';

describe('malformed requests', () => {
  // 10,000 of them take half a minute of a core: `npm run soak -- malformed`.
  it('3,000 neither crash it nor get anything but a documented code, and memory stays flat', {
    timeout: 600_000,
  }, async () => {
    const { bodies, codes, unanswered, heap } = await runInChild(3000, Date.now() % 2 ** 31, () => undefined);
    expect(bodies).toBe(3000);
    expect(Object.values(codes).reduce((sum, times) => sum + times, unanswered)).toBe(3000);
    // They reach deep enough to be worth it: form, address, account, signature, parameters, references, the bank. Each of these
    // codes comes a dozen times or more, whatever the seed.
    expect(Object.keys(codes)).toEqual(expect.arrayContaining(['0000', '1001', '1002', '1003', '1005', '2005']));
    const [half, end] = heap;
    expect(end / half).toBeLessThan(1.1);
  });
});
