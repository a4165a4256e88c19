import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { printAsText, printTerm, type Term } from '../../../contract/index.ts';
import { useFormats } from '../../i18n/format.ts';
import { useConsole } from '../../state/console.tsx';
import { useWindow } from '../../state/window.ts';
import { placeCaret, replaceTerm } from './edit-text.ts';
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

/** The filters, then what was understood of the box's text, in its order. Plain words need no chip. */
export function useChips(): readonly ChipOfTerm[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accounts } = useConsole();
  const { boxText, filters, search, ask, setFilters } = useWindow(
    useShallow(({ boxText, filters, search, ask, setFilters }) => ({ boxText, filters, search, ask, setFilters })),
  );
  const inBox = useQuestion(boxText);
  const inFilters = useQuestion(filters.join(' '));
  const say = (term: Term) => ({
    text: termText(term, { t, formats, accounts, language: formats.language }),
    remark: term.problem ? problemText(term.problem, t) : alsoText(term),
  });
  const alsoText = ({ alsoText: also }: Term) => also && t('question.alsoText', { text: also.text });

  const ofBox = inBox.terms.filter(isSaid).map((term): ChipOfTerm => {
    const without = replaceTerm(boxText, term, '');
    const onPin = () => {
      setFilters([...filters, printTerm(term)]);
      search(without);
      placeCaret(null);
    };
    return {
      key: `box ${term.start}`,
      kind: term.problem ? 'problem' : 'understood',
      ...say(term),
      onEdit: () => placeCaret(term),
      onRemove: () => {
        search(without);
        placeCaret(null);
      },
      onPin: term.problem ? null : onPin,
      onQuote: term.alsoText ? () => search(replaceTerm(boxText, term, printAsText(term))) : null,
    };
  });
  const ofFilters = inFilters.terms.map((term, index): ChipOfTerm => {
    const others = inFilters.terms.filter((other) => other !== term).map(printTerm);
    const intoBox = () => {
      setFilters(others);
      search([boxText.trim(), printTerm(term)].filter(Boolean).join(' '));
      placeCaret(null);
    };
    return {
      key: `filter ${index} ${term.written}`,
      kind: 'filter',
      ...say(term),
      onEdit: intoBox,
      onRemove: () => {
        if (others.length === 0 && boxText === '') ask('');
        else setFilters(others);
        placeCaret(null);
      },
      onPin: intoBox,
      onQuote: null,
    };
  });
  return [...ofFilters, ...ofBox];
}

/** Plain words say themselves, and so does a number that may be an order. */
function isSaid({ meaning, negated, problem }: Term): boolean {
  return meaning.kind !== 'text' || negated || meaning.quoted || problem !== null;
}
