import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsAccountNumber } from '../../protocol/account-number.ts';
import { accountNumber } from './numbers.ts';

const around = fc.constantFrom('', ' ', 'IBAN: ', 'compte ', '. thanks', ' 12 May', '/');

describe('an IBAN in a text', () => {
  it('is found however it is grouped, whatever stands around it', () => {
    fc.assert(
      fc.property(accountNumber, around, around, fc.constantFrom('', ' ', '-', '.'), fc.boolean(), (iban, ...form) => {
        const [before, after, mark, isLower] = form;
        const grouped = iban.match(/.{1,4}/g)?.join(mark) ?? '';
        return containsAccountNumber(`${before}${isLower ? grouped.toLowerCase() : grouped}${after}`);
      }),
      { numRuns: 60 },
    );
  });

  it('is none with a character that is wrong', () => {
    fc.assert(
      fc.property(accountNumber, (iban) => {
        const last = iban.at(-1) ?? '';
        // A letter counts as two digits: one digit in its place could be right again.
        const wrong = /\d/.test(last) ? (Number(last) + 1) % 10 : last === 'A' ? 'B' : 'A';
        const text = `${iban.slice(0, -1)}${wrong}`;
        // Another one may begin inside it by chance.
        return containsAccountNumber(text) === containsAccountNumber(text.slice(1));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['contract 12 of 1 January', 'order FR2026-0001', 'DE89 3704', '', 'A142429'])('is none in %j', (text) => {
    expect(containsAccountNumber(text)).toBe(false);
  });
});
