import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormReader, parseForm, textOf, withoutEmpty } from '../../../sandbox/requests/form.ts';

describe('parseForm', () => {
  it('A3 keeps maps as maps, however their keys look', () => {
    expect(parseForm('params[CART][0][NAME]=a&params[CART][10][NAME]=b&params[AMOUNTS][2018-02-01]=3')).toEqual({
      params: { CART: { 0: { NAME: 'a' }, 10: { NAME: 'b' } }, AMOUNTS: { '2018-02-01': '3' } },
    });
  });

  it('knows no name but those that were sent', () => {
    const form = parseForm('params[__proto__][x]=1&params[constructor]=2&toString=3');
    expect(Object.getPrototypeOf(form)).toBeNull();
    expect(textOf(parseForm(''), 'constructor')).toBeUndefined();
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('reads back whatever a client encodes', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !/[[\]]/.test(text) && text !== '__proto__');
    const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed());
    fc.assert(
      fc.property(fc.dictionary(name, text), (map) => {
        const body = Object.entries(map).map(
          ([key, value]) => `p[${encodeURIComponent(key)}]=${encodeURIComponent(value)}`,
        );
        expect({ ...(parseForm(body.join('&'))['p'] as object | undefined) }).toEqual({ ...map });
      }),
    );
  });
});

describe('a plain body', () => {
  it('is read as any other form is, in the same order, also by who keeps the names', () => {
    const read = createFormReader();
    const name = fc.constantFrom(
      'method',
      'params[A]',
      'params%5BA%5D',
      'params%5bB%5d',
      'params[C][0][N]',
      'params[C][10][N]',
      'params[C][2]',
      'params',
      'A_b',
      '_x',
      'A[',
      'params[]',
      'params[a b]',
      '',
    );
    const value = fc.oneof(
      fc.constantFrom('', 'a+b', '%C3%A9', '%', '%zz', 'x]=y', 'x%5D=y', 'x=y', '1%0A2', '%00', '%255B', '🂡'),
      fc.string({ maxLength: 4 }).map(encodeURIComponent),
    );
    const part = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(name, value).map((pair) => pair.join('=')) },
      { weight: 1, arbitrary: fc.constantFrom('', 'A', 'params[A]') },
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        // An empty part adds nothing, but is not plain.
        const [plain = '', any = ''] = [parts.join('&'), ['', ...parts].join('&')];
        const texts = [parseForm(plain), read(plain), read(plain)].map((form) => JSON.stringify(form));
        expect(new Set(texts)).toEqual(new Set([JSON.stringify(parseForm(any))]));
      }),
      { numRuns: 300 },
    );
  });
});

describe('withoutEmpty', () => {
  it('A3 takes out what was sent empty, in maps as well', () => {
    expect(withoutEmpty({ A: '', B: '1', CART: { 0: { TAX: '', NAME: 'x' } } })).toEqual({
      B: '1',
      CART: { 0: { NAME: 'x' } },
    });
  });
});
