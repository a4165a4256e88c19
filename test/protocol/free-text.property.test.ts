import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTextProblem, maskNumbers, withoutKeys } from '../../protocol/free-text.ts';
import { accountNumber, cardNumber, written } from './numbers.ts';

const around = fc.constantFrom('', ' ', 'paid by ', ', says she', ' / ');
const runs = { numRuns: 60 };

describe('what others wrote', () => {
  it('is kept without a card number and without an IBAN, and with all else', () => {
    const number = fc.oneof(written(cardNumber), written(accountNumber));
    fc.assert(
      fc.property(around, number, around, number, (before, one, between, other) => {
        const masked = maskNumbers(`${before}${one}${between}|${other}`);
        expect(findTextProblem(masked)).toBeUndefined();
        expect(masked.startsWith(before)).toBe(true);
        expect(masked).toContain(`${between}|`);
      }),
      runs,
    );
    expect(maskNumbers('FR14 2004 1010 0505 0001 3M02 606, thanks')).toBe('FR14…2606, thanks');
    expect(maskNumbers('contract 12 of 1 January')).toBe('contract 12 of 1 January');
  });
});

describe('what a person writes', () => {
  it('may name a key that looks like a card number, where that key is meant', () => {
    const order = '1700000000004';
    expect(findTextProblem(`order ${order}`)).toBe('cardNumber');
    expect(findTextProblem(withoutKeys(`order ${order}`, [order, '']))).toBeUndefined();
    expect(findTextProblem(withoutKeys(`order ${order}, 4111111111111111`, [order]))).toBe('cardNumber');
  });
});
