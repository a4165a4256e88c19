import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsCardNumber, maskCardNumbers, passesLuhn } from '../../protocol/card-number.ts';
import { findTextProblem, maskNumbers } from '../../protocol/free-text.ts';
import { cardNumber } from './numbers.ts';

const masked = '411111…1111';

/** Digits and what stands between them, as nobody would choose them. */
const jumble = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', '-', '.', '\u00a0', '/', '–', '  ', ' - ', '\n', ',', 'x', '…', '411111…1111'),
      fc.stringMatching(/^\d{1,6}$/),
      fc.stringMatching(/^\d{12,20}$/),
      cardNumber,
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a card number with other digits beside it', () => {
  it.each([
    ['4111 1111 1111 1111 12/27', `${masked} 12/27`],
    ['4111111111111111 123', `${masked} 123`],
    ['4111111111111111 12/27 123', `${masked} 12/27 123`],
    ['4111111111111111/12/27', `${masked}/12/27`],
    ['12 4111111111111111', `12 ${masked}`],
    ['28.11.2026 4111-1111-1111-1111', `28.11.2026 ${masked}`],
    ['4111  1111  1111  1111', masked],
    ['4111 - 1111 - 1111 - 1111', masked],
    ['4111–1111–1111–1111', masked],
    ['4111−1111−1111−1111', masked],
    ['4111/1111/1111/1111', masked],
    ['4111_1111_1111_1111', masked],
    ['4111\u202f1111\u202f1111\u202f1111', masked],
    ['4111\u200b1111\u200b1111\u200b1111', masked],
    ['4111\t1111\t1111\t1111', masked],
    ['41111111 11111111 12/27', `${masked} 12/27`],
    ['3782 822463 10005 12/27 1234', '378282…0005 12/27 1234'],
    ['5500 0000 0000 0004 4111 1111 1111 1111', `550000…0004 ${masked}`],
    // Twelve digits that count only alone, which they are once the number behind them is cut.
    ['100000000008 4111111111111111', `100000…0008 ${masked}`],
  ])('%j is found and cut', (text, left) => {
    expect(findTextProblem(`paid by ${text}, says she`)).toBe('cardNumber');
    expect(maskNumbers(`paid by ${text}, says she`)).toBe(`paid by ${left}, says she`);
  });

  it('is found whatever it is, in a row or in fours, by whatever marks, with whatever before and behind it', () => {
    const mark = fc.constantFrom('', ' ', '-', '.', '/', '_', '–', '—', '  ', ' - ', '\u00a0', '\u202f', '\u2009');
    const before = fc.constantFrom('', '12/27 ', '123 ', '12.50 / ', '06 12 34 56 78  ');
    const behind = fc.constantFrom('', ' 12/2027', ' 123', '/12/27/123', ' 06 12 34 56 78', ' – 1 234,50');
    const number = cardNumber.filter(({ length }) => length > 12);
    fc.assert(
      fc.property(before, number, mark, behind, (ahead, card, between, after) => {
        const text = `${ahead}${(card.match(/.{1,4}/g) ?? []).join(between)}${after}`;
        expect(containsCardNumber(text)).toBe(true);
        expect(maskCardNumbers(text).replace(/\D/g, '')).not.toContain(card);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what was cut', () => {
  it('holds no card number any more, and is not cut again', () => {
    fc.assert(
      fc.property(jumble, (text) => {
        const once = maskCardNumbers(text);
        expect(containsCardNumber(once)).toBe(false);
        expect(maskCardNumbers(once)).toBe(once);
        expect(once === text).toBe(!containsCardNumber(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is no card number', () => {
  it.each([
    '2026-11-28 12:00:00 10000',
    '06 12 34 56 78 / 06 98 76 54 32',
    '28/11/2026 1 234 567,89',
    'orders 104213, 104214 and 104215',
    '4111 1111\n1111 1111',
    '411111…1111 12/27 123',
    // A row of digits that is longer than a card number is none, whatever a part of it is.
    '41111111111111110000',
  ])('%j stays as it is', (text) => {
    expect(findTextProblem(text)).toBeUndefined();
    expect(maskNumbers(text)).toBe(text);
  });

  const pair = fc.stringMatching(/^\d\d$/);
  const phone = fc.tuple(fc.constantFrom('06', '07', '01'), pair, pair, pair, pair).map((pairs) => pairs.join(' '));
  const day = fc.tuple(
    fc.integer({ min: 10, max: 31 }),
    fc.integer({ min: 10, max: 12 }),
    fc.integer({ min: 2000, max: 2099 }),
  );
  const amount = fc.integer({ min: 0, max: 999_999_999 }).map((minor) => (minor / 100).toLocaleString('fr-FR'));

  it('stays: two telephone numbers, and a day beside an amount', () => {
    fc.assert(
      fc.property(phone, fc.constantFrom(' / ', '/', ' - '), phone, (one, between, other) => {
        expect(containsCardNumber(`${one}${between}${other}`)).toBe(false);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(day, fc.constantFrom('/', '.', '-'), amount, (date, mark, money) => {
        expect(containsCardNumber(`${date.join(mark)} ${money}`)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('an IBAN is cut as one, though parts of it pass for a card', () => {
    const iban = 'FR08 3000 6000 0112 3456 7892 189';
    expect(containsCardNumber(iban.slice(5))).toBe(true);
    expect([findTextProblem(iban), maskNumbers(iban)]).toEqual(['accountNumber', 'FR08…2189']);
    expect(findTextProblem(`${iban}, 4111 1111 1111 1111 12/27`)).toBe('cardNumber');
  });

  it('stays where it stayed before, but for parts of 13 to 19 digits whose check digit is right', () => {
    fc.assert(
      fc.property(jumble, (text) => {
        // Beside a number that was cut before, what stands there stands alone now.
        fc.pre(!/\d{6}…\d{4}/.test(text) && !hasRightPart(text) && maskAsBefore(text) === text);
        expect(maskCardNumbers(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

it('a text of very many digits is gone through once', () => {
  expect(maskCardNumbers('4 '.repeat(100_000))).toHaveLength(200_000);
  expect(maskCardNumbers('4111 '.repeat(50_000))).toHaveLength(250_000);
  expect(maskCardNumbers('4'.repeat(500_000))).toHaveLength(500_000);
});

/** Whether some groups of digits in a row, whatever stands between them, are 13 to 19 digits with a right check digit. */
function hasRightPart(text: string): boolean {
  const groups = text.match(/\d+/g) ?? [];
  return groups.some((_, first) =>
    groups.some((__, last) => {
      const digits = groups.slice(first, last + 1).join('');
      return digits.length > 12 && digits.length < 20 && passesLuhn(digits);
    }),
  );
}

/** The rule that this one took the place of: runs with one mark between digits, each as a whole. */
function maskAsBefore(text: string): string {
  return text.replace(/(?<!\d)\d(?:[ .\-\u00a0]?\d){11,18}(?!\d)/g, (match) => {
    const digits = match.replace(/\D/g, '');
    return passesLuhn(digits) ? `${digits.slice(0, 6)}…${digits.slice(-4)}` : match;
  });
}
