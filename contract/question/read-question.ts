import { codeWords, longestCode } from './code-words.ts';
import { readMaskedCard } from './masked-card.ts';
import { findOperator, suggestOperator } from './operator-names.ts';
import type { Circumstances, Meaning, Question, Term } from './question.ts';
import { isAmountForm, readAmount, readAmountSpans } from './read-amount.ts';
import { longestDate, readDate } from './read-date.ts';
import { readValue } from './read-value.ts';
import { longestName, operationWords, stateWords } from './state-words.ts';
import { readTokens, type Token } from './tokens.ts';

/**
 * Reads what a person typed into the box, whatever it is: a part that cannot be understood is a term with a problem, and is
 * left out of what is sought. Words are read in the person's language and in English.
 */
export function readQuestion(text: string, circumstances: Circumstances): Question {
  const tokens = readTokens(text);
  const terms: Term[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { term, length } = readNext(tokens.slice(at), circumstances);
    terms.push(term);
    at += length;
  }
  return { terms };
}

/** A term, and of how many tokens it is made. */
interface Next {
  readonly term: Term;
  readonly length: number;
}

function readNext(tokens: readonly Token[], circumstances: Circumstances): Next {
  const [token] = tokens;
  if (!token) throw new RangeError('There is no token left.');
  if (token.form.kind === 'quoted') return termOf([token], asText(token.form.text, true));
  if (token.form.kind === 'named') {
    const { name, value } = token.form;
    const operator = findOperator(name);
    if (!operator) return notAnOperator(token, name);
    const read = readValue(operator, value, circumstances);
    return 'problem' in read ? termOf([token], nothing, { problem: read.problem }) : termOf([token], read.meaning);
  }
  return (
    readPhrase(tokens, circumstances) ?? readNumber(tokens, circumstances) ?? termOf([token], asText(token.form.text))
  );
}

const nothing: Meaning = { kind: 'nothing' };

function asText(text: string, quoted = false): Meaning {
  return { kind: 'text', text, quoted, amounts: [] };
}

/** It may be a text with a colon in it: it is sought as one. */
function notAnOperator(token: Token, name: string): Next {
  const text = token.negated ? token.raw.slice(1) : token.raw;
  return termOf([token], asText(text), {
    problem: { code: 'unknownOperator', name, suggestion: suggestOperator(name) },
  });
}

/** The longest date, state, operation or meaning of a code that begins here. */
function readPhrase(tokens: readonly Token[], circumstances: Circumstances): Next | undefined {
  for (let length = Math.max(longestDate, longestName, longestCode); length > 0; length -= 1) {
    const words = bareText(tokens, length);
    if (words === undefined) continue;
    const named = readName(words, circumstances);
    if (named) return termOf(tokens.slice(0, length), named.meaning, { alsoText: length > 1 ? null : named.alsoText });
  }
  return undefined;
}

function readName(words: string, circumstances: Circumstances): Pick<Term, 'meaning' | 'alsoText'> | undefined {
  const word = { text: words, as: 'word' } as const;
  const state = stateWords.find(words, circumstances.language);
  if (state) return { meaning: { kind: 'status', states: [state] }, alsoText: word };
  const operation = operationWords.find(words, circumstances.language);
  if (operation) return { meaning: { kind: 'op', operations: [operation] }, alsoText: word };
  const code = codeWords.find(words, circumstances.language);
  if (code) return { meaning: { kind: 'code', codes: [{ from: code, to: code }] }, alsoText: null };
  const digits = readMaskedCard(words);
  if (digits) return { meaning: { kind: 'card', digits: [digits] }, alsoText: { text: words, as: 'anywhere' } };
  if (words.includes('..') || /^[<>≥≤]/.test(words)) {
    const read = readValue('date', words, circumstances);
    return 'meaning' in read ? { meaning: read.meaning, alsoText: null } : undefined;
  }
  const date = readDate(words, circumstances);
  if (date) {
    const alsoText = date.by === 'words' ? word : { text: words, as: 'anywhere' as const };
    return { meaning: { kind: 'date', days: [date.days] }, alsoText };
  }
  // What stands for a class of codes is no order's number and nobody's name.
  const codes = /^\d+x+$/i.test(words) ? readValue('code', words, circumstances) : undefined;
  return codes && 'meaning' in codes
    ? { meaning: codes.meaning, alsoText: { text: words, as: 'anywhere' } }
    : undefined;
}

/** The most tokens that a number is made of: `~ 1 234 567,50 €`. */
const longestNumber = 5;

/** The longest amount that begins here. A plain one is sought as text as well: it may be an order. */
function readNumber(tokens: readonly Token[], circumstances: Circumstances): Next | undefined {
  for (let length = longestNumber; length > 0; length -= 1) {
    const written = bareText(tokens, length);
    if (written === undefined || !/\d/.test(written)) continue;
    const chosen = tokens.slice(0, length);
    if (isAmountForm(written)) {
      const spans = readAmountSpans(written, circumstances);
      if (spans === 'reversed') {
        return termOf(chosen, nothing, { problem: { code: 'reversed', operator: 'amount', value: written } });
      }
      if (spans.length > 0) return termOf(chosen, { kind: 'amount', amounts: [{ written, spans }] });
      continue;
    }
    const amounts = readAmount(written, circumstances);
    if (amounts.length > 0) return termOf(chosen, { kind: 'text', text: written, quoted: false, amounts });
  }
  return undefined;
}

/** So many bare words as one text; undefined where there are fewer, or a later one is negated. */
function bareText(tokens: readonly Token[], length: number): string | undefined {
  const chosen = tokens.slice(0, length);
  if (chosen.length < length || chosen.some(({ negated }, index) => index > 0 && negated)) return undefined;
  const words = chosen.map(({ form }) => (form.kind === 'bare' ? form.text : undefined));
  return words.includes(undefined) ? undefined : words.join(' ');
}

function termOf(
  tokens: readonly Token[],
  meaning: Meaning,
  { alsoText = null, problem = null }: Partial<Pick<Term, 'alsoText' | 'problem'>> = {},
): Next {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) throw new RangeError('A term is made of a token at least.');
  const written = tokens.map(({ raw }) => raw).join(' ');
  const { start, negated } = first;
  return { term: { start, end: last.end, written, negated, meaning, alsoText, problem }, length: tokens.length };
}
