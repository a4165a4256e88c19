import { describe, expect, it } from 'vitest';
import { describeSituation } from '../../../main/rescue/describe.ts';
import { english } from '../../../main/rescue/english.ts';
import { french } from '../../../main/rescue/french.ts';
import { choicesFor, type Trouble } from '../../../main/rescue/screen.ts';
import { rescueTexts } from '../../../main/rescue/texts.ts';

const troubles = Object.keys(english.troubles) as Trouble[];

describe.each(troubles)('the screen of %s', (trouble) => {
  it('has a title, a sentence and an advice of its own in both languages', () => {
    for (const texts of [english, french]) {
      const own = texts.troubles[trouble];
      for (const part of ['title', 'what', 'advice'] as const) {
        expect(own[part]).not.toBe('');
        const twins = troubles.filter((other) => texts.troubles[other][part] === own[part]);
        expect(part === 'advice' || twins.length === 1, `${part} of ${twins}`).toBe(true);
      }
      expect(own.title).not.toBe((texts === english ? french : english).troubles[trouble].title);
    }
  });

  it('names the file, keeps the system’s words, and ends with the choice that changes nothing', () => {
    const situation = { trouble, file: '/home/jon/ledger.sqlite', detail: 'SQLITE_SAID_SO' };
    for (const locale of ['en-GB', 'fr-FR']) {
      const { text, choices } = describeSituation(situation, locale);
      expect(text).toContain('/home/jon/ledger.sqlite');
      expect(text).toContain('SQLITE_SAID_SO');
      expect(choices.at(-1)?.choice).toBe('quit');
    }
  });

  it('offers a backup only where one can help and there is one', () => {
    expect(choicesFor(trouble, { backup: false, copy: false })).not.toContain('restore');
    expect(choicesFor(trouble, { backup: true, copy: false }).includes('restore')).toBe(
      ['corrupt', 'missing', 'olderThanWitness', 'withoutWitness'].includes(trouble),
    );
  });
});

it('speaks French to a French system and English to every other', () => {
  const french = ['fr', 'fr-FR', 'FR-ca'].map((locale) => rescueTexts(locale).choices.quit);
  const others = ['en', 'de-DE', 'fry', ''].map((locale) => rescueTexts(locale).choices.quit);
  expect([new Set(french), new Set(others)]).toEqual([new Set(['Quitter']), new Set(['Quit'])]);
});

it('tells what is left and what a backup does not hold', () => {
  const at = Date.UTC(2026, 0, 15, 12);
  const loss = {
    remains: { lines: 17, newestAt: at },
    backup: { file: '/b', at, lines: 12, newestAt: at },
    unsound: ['/backups/bad'],
  };
  const told = (lang: string, changed: Partial<typeof loss> | object = {}) =>
    describeSituation({ trouble: 'corrupt', file: '/l', detail: '', loss: { ...loss, ...changed } }, lang).text;
  expect(told('en')).toContain('17 lines of the log can still be read, the newest of 15 January 2026 at 13:00');
  expect(told('en')).toContain('Last good backup: 15 January 2026 at 13:00, with 12 lines');
  expect(told('en')).toContain('not sound and was left alone: /backups/bad');
  expect(told('fr')).toMatch(/Dernière bonne sauvegarde : 15 janvier 2026 à 13:00, avec 12 lignes/);
  expect(told('en', { remains: undefined, backup: undefined })).toContain('There is no backup of it.');
  expect(told('en', { remains: undefined })).toContain('Nothing of the log in it can be read.');
});
