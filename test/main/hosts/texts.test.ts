import { describe, expect, it } from 'vitest';
import { hostTexts } from '../../../main/hosts/texts.ts';

const [english, french] = [hostTexts('en', 'fr-FR'), hostTexts('fr', 'en-GB')];

describe('what a host says itself', () => {
  it('is in the language that the person chose, or the system’s', () => {
    expect(english.menu.edit).toBe('Edit');
    expect(french.menu.edit).toBe('Édition');
    for (const locale of ['fr', 'fr-FR', 'FR-ca']) expect(hostTexts('system', locale)).toBe(french);
    for (const locale of ['en-US', 'de-DE', '', 'x']) expect(hostTexts('system', locale)).toBe(english);
  });

  it('has a text for everything, and not the same one', () => {
    const flat = (texts: typeof english) => ({ ...texts.menu, ...texts.crashed, licence: texts.licence });
    const [one, other] = [flat(english), flat(french)] as Record<string, string>[];
    expect(Object.keys(one ?? {})).toEqual(Object.keys(other ?? {}));
    const same = Object.entries(one ?? {}).filter(([key, text]) => other?.[key] === text);
    expect(same.map(([key]) => key)).toEqual(['services']);
    for (const text of [...Object.values(one ?? {}), ...Object.values(other ?? {})]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/\w'\w/);
    }
    for (const text of Object.values(other ?? {})) expect(text).not.toMatch(/ [:;?!»]|« /);
  });
});
