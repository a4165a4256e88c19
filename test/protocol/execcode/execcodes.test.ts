import { describe, expect, it } from 'vitest';
import { classify, type ExeccodeClass, mayBeSentAgain } from '../../../protocol/execcode/classify.ts';
import { execcodeSchema, execcodes, explainExeccode, findExeccode } from '../../../protocol/execcode/execcode.ts';
import table from '../../../protocol/execcode/execcodes.json' with { type: 'json' };
import vectors from '../vectors/execcodes.json' with { type: 'json' };

const notRefused: Record<string, ExeccodeClass> = {
  '0000': 'succeeded',
  '0001': 'redirect',
  '0002': 'redirect',
  '0003': 'pending',
  '0004': 'unknown',
  '4011': 'unknown',
  '5001': 'unknown',
  '5002': 'unknown',
  '5003': 'unknown',
  '5004': 'unknown',
  '5005': 'unknown',
  '5006': 'unknown',
};
const unlistedRefusals = ['1999', '4999', '6999'];
const unlistedUnknown = ['0005', '0999', '5999', '7000', '9999', '', '0', '00000', 'abcd'];

// The one sentence that may speak of sending again, since it forbids it, is taken away before the words are looked for.
const prohibition = { en: /Do not send it again\./, fr: /Ne (renvoyez pas cette opération|la renvoyez pas)\./ };
const sendAgain = {
  en: /again|once more|\bretry|\bretries|re-?send|re-?submit|repeat|re-?start|re-?issue|\btry\b|(new|another) (attempt|operation|payment|refund)/i,
  fr: /renvo[iy]|réessa|ressa|retent|recommenc|relanc|refai|répét|réitér|redemand|nouveau|nouvelle|encore une fois|rejou|ressais/i,
};
const languages = ['en', 'fr'] as const;
const textsOf = (language: 'en' | 'fr') =>
  execcodes.flatMap(({ code, [language]: text }) => Object.values(text).map((line) => [code, line] as const));

describe('the code table', () => {
  it('holds all 74 documented codes once, ascending', () => {
    const codes = table.map((row) => row.code);
    expect(codes).toHaveLength(74);
    expect(codes).toEqual([...new Set(vectors.map((row) => row.code))].sort());
  });

  it.each(table)('$code satisfies the schema and carries the gateway’s wording', (row) => {
    expect(execcodeSchema.parse(row)).toEqual(row);
    const published = vectors.find(({ code }) => code === row.code)?.message;
    // The published text of 3008 is cut in every copy that was seen.
    expect(row.message).toBe(row.code === '3008' ? 'Payment option (text not published)' : published);
  });
});

describe('classify', () => {
  it.each(vectors)('$code', ({ code }) => expect(classify(code)).toBe(notRefused[code] ?? 'refused'));
  it.each(unlistedRefusals)('unlisted %s is refused', (code) => expect(classify(code)).toBe('refused'));
  it.each(unlistedUnknown)('unlisted %j is unknown', (code) => expect(classify(code)).toBe('unknown'));

  it('lets only 2017 and 3004 be sent again', () => {
    expect(execcodes.map(({ code }) => code).filter(mayBeSentAgain)).toEqual(['2017', '3004']);
  });
});

describe.each(languages)('the texts in %s', (language) => {
  it.each(textsOf(language))('%s is neither blank nor longer than 220 characters: %s', (_code, text) => {
    expect(text).toBe(text.trim());
    expect(text).not.toMatch(/\s{2}|'/);
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(220);
  });

  const unknown = [...execcodes.map(({ code }) => code), ...unlistedUnknown].filter(
    (code) => classify(code) === 'unknown',
  );
  it.each(unknown)('never tell to send %j again', (code) => {
    const { meaning, nextStep } = explainExeccode(code, language);
    expect(nextStep).toMatch(prohibition[language]);
    expect(`${meaning} ${nextStep.replace(prohibition[language], '')}`).not.toMatch(sendAgain[language]);
  });

  it('say that nothing was moved only where the class is refused, and that it is not known only where it is unknown', () => {
    for (const { code, [language]: text } of execcodes) {
      const claimsNothing = /Nothing was|Aucun mouvement n’a|Rien n’a été/.test(text.meaning);
      const claimsDoubt = /It is not known|On ne sait pas/.test(text.meaning);
      expect([code, claimsNothing, claimsDoubt]).toEqual([
        code,
        classify(code) === 'refused',
        classify(code) === 'unknown',
      ]);
    }
  });
});

it.each(execcodes)('the French of $code differs from the English and is set as French is', ({ en, fr }) => {
  expect(fr.meaning).not.toBe(en.meaning);
  expect(fr.nextStep).not.toBe(en.nextStep);
  expect(`${fr.meaning} ${fr.nextStep}`).not.toMatch(/['"]|[^\u00a0][:;?!]/);
});

it.each([...unlistedRefusals, ...unlistedUnknown])('explainExeccode has words for the unlisted %j', (code) => {
  expect(findExeccode(code)).toBeUndefined();
  expect(explainExeccode(code, 'en').meaning).toMatch(classify(code) === 'refused' ? /Nothing was moved/ : /not known/);
  expect(explainExeccode(code, 'fr').meaning).toMatch(classify(code) === 'refused' ? /Aucun mouvement/ : /inconnu/);
});
