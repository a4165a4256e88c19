import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm, textOf, withoutEmpty } from '../../../sandbox/requests/form.ts';

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

describe('withoutEmpty', () => {
  it('A3 takes out what was sent empty, in maps as well', () => {
    expect(withoutEmpty({ A: '', B: '1', CART: { 0: { TAX: '', NAME: 'x' } } })).toEqual({
      B: '1',
      CART: { 0: { NAME: 'x' } },
    });
  });
});
