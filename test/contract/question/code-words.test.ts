import { expect, it } from 'vitest';
import { findExeccode } from '../../../contract/index.ts';
import { codes, codeWords, nameOfCode } from '../../../contract/question/code-words.ts';
import { namesOf } from '../../../contract/question/vocabulary.ts';

const names = Object.entries(codes).flatMap(([code, { en, fr }]) => [
  ...namesOf(en).map((name) => ({ code, language: 'en' as const, name: name.replaceAll('·', '') })),
  ...namesOf(fr).map((name) => ({ code, language: 'fr' as const, name: name.replaceAll('·', '') })),
]);

it('what a code is called means that code alone, is of several words, and is of a code that is documented', () => {
  for (const { code, language, name } of names) {
    expect(codeWords.find(name, language), name).toBe(code);
    expect(name.split(' ').length, name).toBeGreaterThan(1);
    expect(findExeccode(code), code).toBeDefined();
  }
});

it('the gateway’s own wording of a refusal by the bank is understood where it says which', () => {
  for (const code of ['4002', '4005', '4006', '4007', '4009', '4010', '4012', '4015', '6006']) {
    expect(codeWords.find(findExeccode(code)?.message ?? '', 'fr')).toBe(code);
  }
});

it('a code is called by its first name', () => {
  expect(nameOfCode('4012', 'en')).toBe('expired card');
  expect(nameOfCode('4012', 'fr')).toBe('carte expirée');
  expect(nameOfCode('1002', 'en')).toBeUndefined();
});
