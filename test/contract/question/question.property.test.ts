import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Circumstances,
  mayBeKept,
  operators,
  printAsText,
  printQuestion,
  readQuestion,
} from '../../../contract/index.ts';

const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  today: fc.constantFrom('2026-11-28', '2024-02-29', '2026-01-01'),
  language: fc.constantFrom('en' as const, 'fr' as const),
  locale: fc.constantFrom('en-GB', 'en-US', 'fr-FR', 'fr-CH'),
  accounts: fc.constantFrom(
    [],
    [
      { accountId: 'SHOP', label: 'Boutique "été", nord', currency: 'EUR' },
      { accountId: 'JAPAN', label: 'Japan', currency: 'JPY' },
    ],
  ),
});

const scrap = fc.constantFrom(
  ...['last', 'week', 'may', 'mai', 'refused', 'partly', 'en', 'partie', 'remboursé', '12', 'oct', '2025', '2026-01'],
  ...[
    '~',
    '50',
    '1',
    '234,50',
    '12,50',
    '€',
    '>100',
    '40..60',
    '60..40',
    '..',
    '4xxx',
    '2026-01..',
    '-',
    '-50',
    '"',
    '"a b"',
  ],
  ...['-"may"', 'a"b', 'x:y', 'JAPAN', 'shop', 'hier', '4001', 'surname', ',', ';', 'last,week', '"last week"', 'EUR'],
);
const operator = fc
  .tuple(fc.constantFrom('', '-'), fc.constantFrom(...operators, 'montant', 'amout'), fc.array(scrap, { maxLength: 3 }))
  .chain(([minus, name, values]) =>
    fc.constantFrom(',', ';', '..', '').map((between) => `${minus}${name}:${values.join(between)}`),
  );
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.oneof(scrap, operator), { maxLength: 7 })
    .chain((parts) => fc.constantFrom(' ', '  ', '').map((between) => parts.join(between))),
);

it('reads whatever is typed: each term at its place, in their order, and nothing but spaces between', () => {
  fc.assert(
    fc.property(text, circumstances, (typed, given) => {
      const { terms } = readQuestion(typed, given);
      let end = 0;
      for (const term of terms) {
        expect(typed.slice(end, term.start).trim()).toBe('');
        expect(term.end).toBeGreaterThan(term.start);
        expect(term.meaning.kind === 'nothing').toBe(term.problem !== null && term.problem.code !== 'unknownOperator');
        end = term.end;
      }
      expect(typed.slice(end).trim()).toBe('');
    }),
    { numRuns: 300 },
  );
});

it('reads what it prints as the same question', () => {
  fc.assert(
    fc.property(text, circumstances, (typed, given) => {
      const question = readQuestion(typed, given);
      const again = readQuestion(printQuestion(question), given);
      const asked = (one: typeof question) =>
        one.terms.map(({ meaning, negated, problem, alsoText }) => ({ meaning, negated, problem, alsoText }));
      expect(asked(again)).toEqual(asked(question));
    }),
    { numRuns: 300 },
  );
});

it('reads what is turned back into text as that text', () => {
  fc.assert(
    fc.property(text, circumstances, (typed, given) => {
      for (const term of readQuestion(typed, given).terms) {
        const { terms } = readQuestion(printAsText(term), given);
        expect(terms).toMatchObject([
          { meaning: { kind: 'text', quoted: true }, negated: term.negated, problem: null },
        ]);
      }
    }),
    { numRuns: 200 },
  );
});

it('keeps no text that holds a whole card number', () => {
  expect(mayBeKept('4000 1000 1111 2224 refused')).toBe(false);
  expect(mayBeKept('order:4000100011112224')).toBe(false);
  expect(mayBeKept('4000100011112225')).toBe(true);
});
