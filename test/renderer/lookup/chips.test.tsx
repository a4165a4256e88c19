import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { ConsoleView, Question, Term } from '../../../contract/index.ts';
import { startTexts } from '../../../renderer/i18n/index.ts';
import { TextsProvider } from '../../../renderer/i18n/texts.tsx';
import { placeTerms } from '../../../renderer/lookup/question/place-terms.ts';
import { type ChipOfTerm, useChips } from '../../../renderer/lookup/question/useChips.ts';
import { useQuestion } from '../../../renderer/lookup/question/useQuestion.ts';
import { ConsoleProvider } from '../../../renderer/state/console.tsx';
import { joinQuestion, longestQuestion } from '../../../renderer/state/join-question.ts';
import { useWindow } from '../../../renderer/state/window.ts';
import { drawAsItIs } from '../draw-as-it-is.ts';

drawAsItIs(useWindow);

const texts = await startTexts('en');
const view = {
  systemLocale: 'en-GB',
  timeZone: 'Europe/Paris',
  preferences: { language: 'en' },
  accounts: [{ accountId: 'SHOP', label: 'My shop', currency: 'EUR' }],
} as unknown as ConsoleView;

/** The chips that stand below the box, and the question as main reads it. */
function drawn(): { readonly chips: readonly ChipOfTerm[]; readonly read: Question } {
  let found: ReturnType<typeof drawn> | undefined;
  function Bar() {
    found = { chips: useChips(), read: useQuestion(useWindow(({ searchText }) => searchText)) };
    return null;
  }
  renderToStaticMarkup(
    <TextsProvider texts={texts}>
      <ConsoleProvider value={view}>
        <Bar />
      </ConsoleProvider>
    </TextsProvider>,
  );
  if (!found) throw new Error('Nothing was drawn.');
  return found;
}

/** Presses something of a chip, where no box has a caret to be led. */
function press(at: number, act: 'onEdit' | 'onRemove' | 'onPin'): void {
  const chip = drawn().chips[at];
  vi.stubGlobal('HTMLInputElement', class {});
  vi.stubGlobal('document', { getElementById: () => null });
  try {
    chip?.[act]?.();
  } finally {
    for (const name of ['document', 'HTMLInputElement']) Reflect.deleteProperty(globalThis, name);
  }
}

const saidByChips = () => drawn().chips.map(({ kind, text }) => [kind, text]);
const state = useWindow.getState;

describe('what does not fit', () => {
  const longest = ['client:', 'email:', 'order:', 'by:'].map((name) => name.padEnd(47, 'x'));

  it('is not cut to another question: nothing is taken, and that is said until something fits', () => {
    state().setFilters(longest);
    state().search('amount:>10');
    expect(state()).toMatchObject({ boxText: '', searchText: longest.join(' '), tooLong: true });
    state().search('50');
    expect(state()).toMatchObject({ boxText: '50', searchText: `${longest.join(' ')} 50`, tooLong: false });
    state().ask('x'.repeat(longestQuestion + 1));
    expect(state()).toMatchObject({ boxText: '50', filters: longest, tooLong: true });
  });

  it('may be pinned out of a full box: then it is as long as before', () => {
    const words = 'x'.repeat(longestQuestion - 'status:voided '.length);
    state().search(`status:voided ${words}`);
    press(0, 'onPin');
    expect(state()).toMatchObject({ filters: ['status:voided'], boxText: words, tooLong: false });
  });
});

describe('chips of filters and text', () => {
  it('say what both are together, as main reads them', () => {
    state().search('march');
    press(0, 'onPin');
    expect(saidByChips()).toMatchObject([['filter', expect.stringMatching(/^Date 1 Mar/)]]);
    state().search(' 2025 snow');
    expect(saidByChips()).toEqual([['understood', 'Date 1 Mar 2025 – 31 Mar 2025']]);
  });

  it.each([
    ['onEdit', { filters: [], boxText: 'march 2025 snow' }],
    ['onRemove', { filters: [], boxText: 'snow' }],
    ['onPin', { filters: ['march 2025'], boxText: 'snow' }],
  ] as const)('have whole what is made of both: %s', (act, then) => {
    state().arrange(['march'], ' 2025 snow');
    press(0, act);
    expect(state()).toMatchObject(then);
  });

  it('let go of one filter without the others', () => {
    state().arrange(['status:refused', 'march', '-op:refund'], 'snow');
    press(1, 'onRemove');
    expect(state()).toMatchObject({ filters: ['status:refused', '-op:refund'], boxText: 'snow' });
    press(0, 'onPin');
    expect(state()).toMatchObject({ filters: ['-op:refund'], boxText: 'snow status:refused' });
  });
});

const scrap = fc.constantFrom(
  ...[
    'march',
    '2025',
    '12',
    'last',
    'week',
    'refused',
    'partly',
    'refunded',
    '-expired',
    'card',
    '"a b"',
    '"open',
    'snow',
  ],
  ...[
    '50',
    '1',
    '234,50',
    '€',
    '~',
    '>',
    '40..60',
    'amount:>1000',
    '-op:refund',
    'client:"jon',
    'amout:5',
    'date:',
    '..',
  ],
);
const scraps = (maxLength: number) => fc.array(scrap, { maxLength }).map((parts) => parts.join(' '));

const isSaid = ({ meaning, negated, problem }: Term) =>
  meaning.kind !== 'text' || negated || meaning.quoted || problem !== null;

it('are, for any filters and any text, what is read of the whole question', () => {
  fc.assert(
    fc.property(fc.array(scraps(2), { maxLength: 4 }), scraps(4), fc.constantFrom('', '  '), (filters, text, led) => {
      const boxText = led + text;
      state().arrange(filters, boxText);
      const { chips, read } = drawn();
      expect(state().searchText).toBe(joinQuestion(filters, boxText));
      const placed = placeTerms(filters, boxText, read);
      expect(placed.map(({ term }) => term)).toEqual(read.terms);
      const drawnFor = placed.filter(({ filter, term }) => filter !== '' || isSaid(term));
      const told = chips.filter((_, index) => drawnFor[index] && isSaid(drawnFor[index].term));
      expect(chips).toHaveLength(drawnFor.length);
      // The same words, were all of it typed into the box.
      state().ask(state().searchText);
      expect(told.map(({ text, remark }) => [text, remark])).toEqual(
        drawn().chips.map(({ text, remark }) => [text, remark]),
      );
      state().arrange(filters, boxText);
      for (const { term, filter, inBox } of placed) {
        const there = inBox ? boxText.slice(inBox.start, inBox.end) : '';
        if (filter === '') expect(there).toBe(state().searchText.slice(term.start, term.end));
        else if (inBox) expect(`${filter} ${there}`.split(/\s+/)).toEqual(term.written.split(/\s+/));
      }
    }),
    { numRuns: 100 },
  );
});
