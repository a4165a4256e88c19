import { describe, expect, it } from 'vitest';
import { quote, readTerms, trigramsOf } from '../../../../main/ledger/search/terms.ts';
import { chooseTrigrams } from '../../../../main/ledger/search/trigram-choice.ts';

const of = (rows: number, counts: Record<string, number>) => ({
  rows,
  rowsWith: (trigram: string) => counts[trigram] ?? 0,
});

describe('chooseTrigrams', () => {
  it('takes the rarest of each word, though all the rarest stand in one', () => {
    const counts = { abc: 20, bcd: 20, cde: 20, xyz: 200, yzz: 230 };
    const { trigrams } = chooseTrigrams(['xyzz', 'abcde'], of(1_000, counts));
    expect(trigrams.slice(0, 2)).toEqual(['abc', 'xyz']);
    expect(trigrams).not.toContain('yzz');
  });

  it('takes further ones of the rarest word while they narrow', () => {
    const counts = { abc: 10_000, bcd: 12_000, cde: 900_000, def: 11_000 };
    expect(chooseTrigrams(['abcdef'], of(1_000_000, counts)).trigrams).toEqual(['abc', 'def', 'bcd']);
  });

  it('takes no further one where few rows are left', () => {
    expect(chooseTrigrams(['abcd'], of(1_000, { abc: 16, bcd: 17 })).trigrams).toEqual(['abc']);
  });

  it('leaves out a word that nearly every row holds: verifying costs less', () => {
    const counts = { abc: 1_000, com: 900_000 };
    expect(chooseTrigrams(['com', 'abc'], of(1_000_000, counts))).toEqual({
      trigrams: ['abc'],
      rarest: 1_000,
      entries: 1_000,
    });
  });

  it('takes one that nobody counted as the rarest', () => {
    expect(chooseTrigrams(['abcd'], of(1_000, { abc: 5 })).trigrams).toEqual(['bcd']);
  });

  it('covers each word where nothing was counted yet', () => {
    expect(chooseTrigrams(['abcdefgh', 'xyz'], null)).toEqual({
      trigrams: ['abc', 'def', 'fgh', 'xyz'],
      rarest: null,
      entries: 0,
    });
  });
});

describe('readTerms', () => {
  it('tells long words from short ones, folded, each once', () => {
    expect(readTerms(' Álvarez ab alvarez 李 ')).toEqual({ long: ['alvarez'], short: ['ab', '李'], single: null });
  });

  it('keeps a single word as it was typed', () => {
    expect(readTerms(' W-Á1 ').single).toBe('W-Á1');
    expect(readTerms('\0').single).toBeNull();
    expect(readTerms('').single).toBeNull();
  });
});

describe('trigramsOf', () => {
  it('counts characters, not halves of them', () => {
    expect(trigramsOf('a😀bc')).toEqual(['a😀b', '😀bc']);
    expect(trigramsOf('0000')).toEqual(['000']);
    expect(trigramsOf('ab')).toEqual([]);
  });
});

it('quote makes plain text of any operator', () => {
  expect(quote('a"b')).toBe('"a""b"');
});
