import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { printAsText, printTerm, type Term } from '../../../contract/index.ts';
import { useFormats } from '../../i18n/format.ts';
import { useConsole } from '../../state/console.tsx';
import { useWindow } from '../../state/window.ts';
import { placeCaret, replaceTerm } from './edit-text.ts';
import { type PlacedTerm, placeTerms } from './place-terms.ts';
import { problemText, termText } from './term-text.ts';
import { useQuestion } from './useQuestion.ts';

/** A chip, ready to be drawn. */
export interface ChipOfTerm {
  readonly key: string;
  readonly kind: 'understood' | 'filter' | 'problem';
  readonly text: string;
  readonly remark: string | null;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onPin: (() => void) | null;
  readonly onQuote: (() => void) | null;
}

/**
 * What was understood of all that is sought, in its order: the filters, then the box's text. Both are read as one text, as main
 * reads them. Plain words in the box need no chip.
 */
export function useChips(): readonly ChipOfTerm[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accounts } = useConsole();
  const { searchText, boxText, filters, arrange } = useWindow(
    useShallow(({ searchText, boxText, filters, arrange }) => ({ searchText, boxText, filters, arrange })),
  );
  const placed = placeTerms(filters, boxText, useQuestion(searchText));
  const say = (term: Term) => ({
    text: termText(term, { t, formats, accounts, language: formats.language }),
    remark: term.problem ? problemText(term.problem, t) : alsoText(term),
  });
  const alsoText = ({ alsoText: also }: Term) => also && t('question.alsoText', { text: also.text });

  return placed.filter(needsChip).map((one, index): ChipOfTerm => {
    const { term, filter, inBox } = one;
    const others = placed.flatMap((other) => (other === one || other.filter === '' ? [] : [other.filter]));
    const inBoxNow = (text: string) => (inBox ? replaceTerm(boxText, inBox, text) : boxText);
    const put = (kept: readonly string[], text: string) => {
      arrange(kept, text);
      placeCaret(null);
    };
    const onRemove = () => put(others, inBoxNow(''));
    if (inBox === null) {
      const intoBox = () => put(others, [boxText.trim(), printTerm(term)].filter(Boolean).join(' '));
      const key = `filter ${index} ${term.written}`;
      return { key, kind: 'filter', ...say(term), onEdit: intoBox, onRemove, onPin: intoBox, onQuote: null };
    }
    return {
      key: `box ${term.start}`,
      kind: term.problem ? 'problem' : 'understood',
      ...say(term),
      onEdit: filter === '' ? () => placeCaret(inBox) : () => put(others, inBoxNow(term.written)),
      onRemove,
      onPin: term.problem ? null : () => put([...others, printTerm(term)], inBoxNow('')),
      onQuote: term.alsoText ? () => arrange(others, inBoxNow(printAsText(term))) : null,
    };
  });
}

/** Plain words in the box say themselves, and so does a number that may be an order. */
function needsChip({ filter, term: { meaning, negated, problem } }: PlacedTerm): boolean {
  return filter !== '' || meaning.kind !== 'text' || negated || meaning.quoted || problem !== null;
}
