import { beforeEach, describe, expect, it } from 'vitest';
import { type Circumstances, operators, readQuestion, soughtStates } from '../../../contract/index.ts';
import { createFormats } from '../../../renderer/i18n/format.ts';
import { startTexts } from '../../../renderer/i18n/index.ts';
import { replaceTerm } from '../../../renderer/lookup/question/edit-text.ts';
import { addView, removeView, renameView, usualViews } from '../../../renderer/lookup/question/named-views.ts';
import { problemText, termText } from '../../../renderer/lookup/question/term-text.ts';
import { useWindow } from '../../../renderer/state/window.ts';

const circumstances = (language: 'en' | 'fr'): Circumstances => ({
  today: '2026-11-28',
  language,
  locale: language === 'fr' ? 'fr-FR' : 'en-GB',
  accounts: [{ accountId: 'SHOP', label: 'Ma boutique', currency: 'EUR' }],
});

/** What the chips of a text say, and their problems. */
async function chips(text: string, language: 'en' | 'fr'): Promise<string[]> {
  const { t } = await startTexts(language);
  const given = circumstances(language);
  const formats = createFormats(language, given.locale, 'Europe/Paris');
  return readQuestion(text, given).terms.map((term) =>
    term.problem
      ? problemText(term.problem, t)
      : termText(term, { t, formats, accounts: given.accounts, language: given.language }),
  );
}

describe('a chip', () => {
  it('says what was understood', async () => {
    expect(await chips('refused october -op:refund ~50 card:7575', 'en')).toEqual([
      'Status Refused',
      'Date 1 Oct 2026 – 31 Oct 2026',
      'not Operation Refund',
      'Amount ~50',
      'Card …7575',
    ]);
    expect(await chips('remboursé hier compte:"ma boutique"', 'fr')).toEqual([
      'Statut Remboursé',
      'Date 27 nov. 2026',
      'Compte Ma boutique',
    ]);
    expect(await chips('insufficient funds', 'en')).toEqual(['Code 4002 insufficient funds']);
    expect(await chips('code:4012,4xxx', 'fr')).toEqual(['Code 4012 carte expirée ou 4000–4999']);
  });

  it.each(['en', 'fr'] as const)('has words for each operator, state and problem in %s', async (language) => {
    for (const state of soughtStates) expect((await chips(`status:${state}`, language))[0]).not.toContain('question.');
    for (const operator of operators) {
      const [noValue = ''] = await chips(`${operator}:`, language);
      expect(noValue).toMatch(new RegExp(`“?«? ?${operator}:`));
      expect(noValue).not.toContain('question.');
      // What is given as an example can be typed.
      const example = noValue
        .replace(/^.*: ?(?=\S+:)/, '')
        .replace('ma boutique', 'Ma boutique')
        .replace('my shop', 'Ma boutique');
      expect(
        readQuestion(example, circumstances(language)).terms.map(({ problem }) => problem),
        example,
      ).toEqual([null]);
    }
    const problems = await chips('amout:5 amount:9..1 date:x', language);
    expect(problems.map((text) => text.includes('question.'))).toEqual([false, false, false]);
  });
});

it('takes a term out of the text, or puts another in its place', () => {
  const text = ' snow  date:may  50';
  const [, term] = readQuestion(text, circumstances('en')).terms;
  if (!term) throw new Error('There is no second term.');
  expect(replaceTerm(text, term, '')).toBe('snow 50');
  expect(replaceTerm(text, term, '"may"')).toBe('snow "may" 50');
});

it('keeps views under names of their own', () => {
  const [one, other] = [
    { viewId: '1', name: 'A', text: 'a' },
    { viewId: '2', name: 'A', text: 'b' },
  ];
  expect(addView([one], other)).toEqual([other]);
  expect(renameView([one], '1', 'B')).toEqual([{ ...one, name: 'B' }]);
  expect(removeView([one, { ...other, name: 'B' }], '1')).toHaveLength(1);
  for (const { text } of usualViews) {
    expect(
      readQuestion(text, circumstances('fr')).terms.filter(
        ({ problem, meaning }) => problem || meaning.kind === 'text',
      ),
    ).toEqual([]);
  }
});

describe('what the window seeks', () => {
  const { getState } = useWindow;
  beforeEach(() => getState().leaveEnvironment());

  it('is the filters, which stay, and the text', () => {
    getState().setFilters(['status:refused', '-op:refund']);
    getState().search(' snow ');
    expect(getState().searchText).toBe('status:refused -op:refund snow');
    getState().search('');
    expect(getState().searchText).toBe('status:refused -op:refund');
    getState().ask('x');
    expect(getState()).toMatchObject({ searchText: 'x', filters: [] });
  });

  it('is what a link led to alone, where the list does not hold it', () => {
    getState().setFilters(['status:refused']);
    getState().findSelected('A1');
    expect(getState()).toMatchObject({ searchText: 'A1', boxText: 'A1', filters: [] });
  });

  it('is remembered once, newest first, without what may be a card number, until it is forgotten', () => {
    for (const text of ['a', 'b', 'a', '4000 1000 1111 2224', '']) getState().remember(text);
    expect(getState().recent).toEqual(['a', 'b']);
    getState().forgetRecent();
    expect(getState().recent).toEqual([]);
  });
});
