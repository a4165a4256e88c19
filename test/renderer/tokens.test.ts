import { describe, expect, it } from 'vitest';
import { type TokenName, tokens } from '../../renderer/theme/tokens.ts';

/** WCAG 2.2 relative luminance of a colour such as `#2b57d1`. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [light = 0, dark = 0] = [luminance(left), luminance(right)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['page', 'raised', 'sunken', 'hover', 'selected'] as const;
const texts = ['text', 'muted', 'accent', 'done', 'waiting', 'toSettle', 'refused', 'notSent'] as const;
const pairs: readonly (readonly [TokenName, TokenName])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['toSettle', 'toSettleSoft'],
  ['text', 'toSettleSoft'],
  ['refused', 'refusedSoft'],
  ['text', 'refusedSoft'],
  ['muted', 'refusedSoft'],
  ['muted', 'toSettleSoft'],
  ...(['sandboxSoft', 'testSoft', 'productionSoft'] as const).flatMap((soft) => [
    ['text', soft] as const,
    ['muted', soft] as const,
  ]),
  ...(['accentFill', 'sandbox', 'test', 'production'] as const).map((fill) => ['onFill', fill] as const),
];

describe.each(['light', 'dark'] as const)('in %s', (appearance) => {
  it.each(pairs)('%s on %s is readable text: at least 4.5 to 1', (text, ground) => {
    expect(contrast(tokens[text][appearance], tokens[ground][appearance])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['page', 'raised', 'sunken'] as const)(
    'the edge of a control on %s can be seen: at least 3 to 1',
    (ground) => {
      expect(contrast(tokens.control[appearance], tokens[ground][appearance])).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('contrast', () => {
  it('is the one of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
