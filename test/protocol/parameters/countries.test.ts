import { describe, expect, it } from 'vitest';
import { isCountry } from '../../../protocol/parameters/countries.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

/** Regions that ICU names and ISO 3166-1 has not assigned: unions, reserved codes and test codes. */
const elsewhere = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ'];

describe('A66 countries', () => {
  it('A66 are the 249 of ISO 3166-1, in either case', () => {
    expect(pairs.filter(isCountry)).toHaveLength(249);
    expect(['FR', 'us', 'Gb'].every(isCountry)).toBe(true);
    expect(['', 'F', 'FRA', 'UK', 'EU', 'XK', 'ZZ', 'AN', 'F1', 'fr ', 'é'].some(isCountry)).toBe(false);
  });

  it('A66 are those that the runtime’s ICU knows, so that a new country is noticed', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    // A code that has been replaced, such as BU or SU, is written as its successor.
    const current = pairs.filter((pair) => names.of(pair) && new Intl.Locale(`und-${pair}`).region === pair);
    expect(current.filter((pair) => !elsewhere.includes(pair))).toEqual(pairs.filter(isCountry));
  });
});
