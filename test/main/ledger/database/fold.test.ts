import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../main/ledger/database/fold.ts';

/** As people write it, and as others type it. */
const names = [
  ['Weiß', 'weiss'],
  ['WEIẞ', 'weiss'],
  ['Sørensen', 'sorensen'],
  ['O’Connor', "o'connor"],
  ['O´Connor', "o'connor"],
  ['O`Connor', "o'connor"],
  ['Łukasz', 'lukasz'],
  ['Æsa', 'aesa'],
  ['Cœur', 'coeur'],
  ['Đorđe', 'dorde'],
  ['Guðrún Þórsdóttir', 'gudrun thorsdottir'],
  ['İpek Işık', 'ipek isik'],
  ['Álvarez', 'alvarez'],
  ['Ångström', 'angstrom'],
  ['Jean–Luc', 'jean-luc'],
  ['ﬁancé', 'fiance'],
  ['ＪＯＨＮ', 'john'],
  ['J\u200boh\u200en S\u00adno\ufeffw', 'john snow'],
  ['Ħamrun', 'hamrun'],
  ['Οδυσσεύς', 'οδυσσευσ'],
  ['a\0b', 'a b'],
] as const;

describe('a text that is sought', () => {
  it.each(names)('%s is found by %s, and back', (written, typed) => {
    expect(fold(written)).toBe(typed);
    expect(fold(typed)).toBe(typed);
    expect(fold(written.toUpperCase())).toBe(fold(written));
  });

  it('is the same when it is folded again, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same with signs that nobody sees at any place of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('\u200b', '\u200e', '\u2060', '\u00ad', '\ufeff'),
        (text, sign) => {
          expect(fold(Array.from(text).join(sign))).toBe(fold(text));
        },
      ),
    );
  });
});
