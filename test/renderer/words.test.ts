import { describe, expect, it } from 'vitest';
import { chooseLanguage, chooseLocale } from '../../contract/index.ts';
import { createFormats } from '../../renderer/i18n/format.ts';
import { spellAmount } from '../../renderer/i18n/spell-amount.ts';
import { readTable } from '../../renderer/i18n/tables.ts';
import { targetRow } from '../../renderer/lookup/row-keys.ts';
import { toCommand } from '../../renderer/operation/command.ts';

describe('spellAmount', () => {
  it.each([
    [695, 'EUR', 'en', 'six euros and ninety-five cents'],
    [695, 'EUR', 'fr', 'six euros et quatre-vingt-quinze centimes'],
    [100, 'EUR', 'en', 'one euro'],
    [101, 'GBP', 'en', 'one British pound and one penny'],
    [26_220, 'JPY', 'en', 'twenty-six thousand two hundred and twenty Japanese yen'],
    [2_614, 'KWD', 'en', 'two Kuwaiti dinars and six hundred and fourteen fils'],
    [150, 'CHF', 'en', 'one Swiss franc and 50/100'],
    [0, 'EUR', 'en', 'zero euros'],
    [200_000_000, 'EUR', 'fr', 'deux millions d’euros'],
  ] as const)('spells %i %s in %s: %s', (minor, currency, language, words) => {
    expect(spellAmount({ minor, currency }, language)).toBe(words);
  });
});

describe('language and locale', () => {
  const view = (language: 'system' | 'en' | 'fr', systemLocale: string) =>
    ({ preferences: { language }, systemLocale }) as Parameters<typeof chooseLanguage>[0];

  it('follow the choice, then the system, then English', () => {
    expect(chooseLanguage(view('fr', 'en-GB'))).toBe('fr');
    expect(chooseLanguage(view('system', 'fr-CA'))).toBe('fr');
    expect(chooseLanguage(view('system', 'de-DE'))).toBe('en');
    expect(chooseLocale('en', 'en-AU')).toBe('en-AU');
    expect(chooseLocale('fr', 'en-AU')).toBe('fr-FR');
    expect(chooseLocale('en', 'de-DE')).toBe('en-GB');
  });
});

describe('formats', () => {
  const formats = createFormats('en', 'en-GB', 'Europe/Paris');
  const instant = Date.UTC(2020, 5, 30, 22, 5, 9);

  it('show times in the one zone of the screen, with UTC beside the full one', () => {
    expect(formats.moment(instant)).toBe('1 Jul 2020, 00:05');
    expect(formats.fullMoment(instant)).toBe('1 Jul 2020, 00:05:09 · Europe/Paris');
    expect(formats.wallMoment('2020-07-01 00:05:09', 'Asia/Tokyo')).toBe('1 Jul 2020, 00:05:09 · Asia/Tokyo');
    expect(formats.exactMoment(instant)).toBe('1 Jul 2020, 00:05:09 Europe/Paris · 30 Jun 2020, 22:05:09 UTC');
  });

  it('say how long ago something was', async () => {
    await readTable('en');
    expect(formats.ago(Date.now() - 5_000)).toBe('just now');
    expect(formats.ago(Date.now() - 3 * 60_000)).toBe('3 minutes ago');
    expect(formats.ago(Date.now() - 3 * 86_400_000)).toBe('3 days ago');
  });
});

describe('targetRow', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['j', 5, 6],
    ['k', 5, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 0, 19],
    ['PageUp', 10, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['x', 5, undefined],
  ])('%s leads from %i to %s', (key, active, target) => {
    expect(targetRow(key, active, 100, 20)).toBe(target);
  });

  it('leads nowhere in an empty list', () => {
    expect(targetRow('ArrowDown', 0, 0, 20)).toBeUndefined();
  });
});

describe('toCommand', () => {
  it('quotes for a shell and leaves the signature out', () => {
    const command = toCommand({
      url: 'http://127.0.0.1:1/front/service/rest/process',
      parameters: [{ name: 'DESCRIPTION', value: "it's $(rm -rf ~)" }],
      operation: { operation: 'refund' },
    } as unknown as Parameters<typeof toCommand>[0]);
    expect(command).toContain(`'params[DESCRIPTION]=it'\\''s $(rm -rf ~)'`);
    expect(command).toContain(`'params[HASH]=…'`);
    expect(command).toContain(`'method=refund'`);
  });
});
