import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ForeignText } from '../../../renderer/ui/ForeignText.tsx';
import { splitInvisible, visibleText } from '../../../renderer/ui/visible-text.ts';

const signs = [
  ['\u202e', 'U+202E'],
  ['\u200b', 'U+200B'],
  ['\u200e', 'U+200E'],
  ['\u2066', 'U+2066'],
  ['\u2068', 'U+2068'],
  ['\ufeff', 'U+FEFF'],
  ['\u00ad', 'U+00AD'],
  ['\u0000', 'U+0000'],
  ['\u3164', 'U+3164'],
  ['\u2028', 'U+2028'],
  ['\u{e0041}', 'U+E0041'],
  ['\ud83d', 'U+D83D'],
] as const;

describe('a sign that nobody sees', () => {
  it.each(signs)('%j is named', (sign, mark) => {
    expect(splitInvisible(`W-1${sign}04`)).toEqual([
      { text: 'W-1', mark: null },
      { text: sign, mark },
      { text: '04', mark: null },
    ]);
    expect(visibleText(`W-1${sign}04`)).toBe(`W-1[${mark}]04`);
  });
});

it.each(['W-104782', 'Weiß', 'Łukasz O’Connor', '東京', '€1,234.50', '−6,95\u00a0€', 'two\nlines', '😀'])(
  'leaves %j as it is',
  (text) => {
    expect(visibleText(text)).toBe(text);
  },
);

it('keeps what runs from right to left among itself, once', () => {
  expect(visibleText('שלום 12')).toBe('\u2066שלום 12\u2069');
  expect(visibleText(`for ${visibleText('שלום')}: 12`)).toBe('for \u2066שלום\u2069: 12');
});

it('loses nothing, hides nothing, and changes nothing the second time', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', 'ש', '\u2069', ...signs.map(([sign]) => sign)) });
  fc.assert(
    fc.property(text, (given) => {
      expect(
        splitInvisible(given)
          .map((part) => part.text)
          .join(''),
      ).toBe(given);
      const shown = visibleText(given);
      expect(visibleText(shown)).toBe(shown);
      expect(shown.replace(/\u2066[^\u2066-\u2069]*\u2069/gu, '')).not.toMatch(/[\p{Cf}\p{Cc}\p{Cs}]/u);
    }),
  );
});

it('stands on a page by itself, with its signs named and there to be copied', () => {
  const html = renderToStaticMarkup(<ForeignText className="identifier" text={'W-\u202e42'} />);
  expect(html).toMatch(
    /^<bdi dir="ltr" class="identifier">W-<span[^>]*><span[^>]*>U\+202E<\/span><bdi[^>]*>\u202e<\/bdi><\/span>42<\/bdi>$/,
  );
});
