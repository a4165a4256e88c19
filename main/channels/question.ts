import {
  asksNothing,
  chooseLanguage,
  chooseLocale,
  isNotUnderstood,
  type Meaning,
  readQuestion,
  type Term,
} from '../../contract/index.ts';
import { assertNever } from '../../protocol/assert-never.ts';
import type { Account } from '../accounts/account.ts';
import { businessDay, startOfDate } from '../domain/deadline.ts';
import type { Reason } from '../domain/kinds.ts';
import type { Condition, Criterion } from '../ports/criterion.ts';
import { isDeskId } from '../ports/desk-id.ts';
import type { SearchQuestion } from '../ports/views.ts';
import type { HandlerPorts } from './ports.ts';
import { conditionsOfState } from './sought-state.ts';

/** What a text is read by, beside itself. */
export interface Reader {
  readonly accounts: readonly ReadAccount[];
  readonly preferences: Parameters<typeof chooseLanguage>[0]['preferences'];
  readonly systemLocale: string;
  /** The zone of the days on screen. */
  readonly timeZone: string;
  /** Milliseconds UTC. */
  readonly now: number;
}

export type ReadAccount = Pick<Account, 'accountId' | 'label' | 'currency' | 'voidZone' | 'captureDays'>;

/** What the ledger is asked for a text of the box. */
export type Sought = Pick<SearchQuestion, 'text' | 'amounts' | 'criteria'>;

/**
 * What the ledger is asked for a text of the box, read as the window reads it. What has a problem is left out; null where
 * nothing else is left.
 */
export function toSought(text: string, reader: Reader): Sought | null {
  const { accounts, systemLocale, timeZone, now } = reader;
  const language = chooseLanguage(reader);
  const today = businessDay(now, timeZone);
  const question = readQuestion(text, {
    today,
    language,
    locale: chooseLocale(language, systemLocale),
    accounts,
  });
  if (isNotUnderstood(question)) return null;
  const asked = question.terms.filter(({ meaning }) => !asksNothing(meaning));
  const plain = asked.filter(isPlain);
  const [only] = plain;
  const amounts = only?.meaning.kind === 'text' ? only.meaning.amounts : [];
  // One that may be an amount or an order stands by itself, and so does an id; words that are nothing else are sought together.
  const together = plain.length === 1 ? plain : plain.filter(({ meaning }) => !mayBeMore(meaning));
  return {
    text: together.map(({ meaning }) => (meaning.kind === 'text' ? meaning.text : '')).join(' '),
    amounts: plain.length === 1 ? amounts.map(({ from, digits }) => ({ minor: from, digits })) : [],
    criteria: asked.filter((term) => !together.includes(term)).map((term) => toCriterion(term, reader)),
  };
}

/** The same for the person at the desk, as things are now. */
export function readSought(
  text: string,
  ports: Pick<HandlerPorts, 'rooms' | 'preferences' | 'systemLocale' | 'timeZone' | 'clock'>,
): ReturnType<typeof toSought> {
  const { rooms, preferences, systemLocale, timeZone, clock } = ports;
  const accounts = rooms.current().accounts();
  return toSought(text, { accounts, preferences: preferences.read(), systemLocale, timeZone, now: clock.now() });
}

/** A bare text: each of its words is sought anywhere. */
function isPlain({ meaning, negated }: Term): boolean {
  return meaning.kind === 'text' && !negated && !(meaning.quoted && /\s/.test(meaning.text));
}

/** An amount, or the id of an operation of this desk or of an attempt, which stands in no row's text. */
function mayBeMore(meaning: Meaning): boolean {
  return meaning.kind === 'text' && (meaning.amounts.length > 0 || isDeskId(meaning.text));
}

function toCriterion({ meaning, negated, alsoText }: Term, reader: Reader): Criterion {
  const conditions = conditionsOf(meaning, reader);
  if (alsoText === null) return { negated, anyOf: conditions };
  const also: Condition =
    alsoText.as === 'word' ? { kind: 'word', word: alsoText.text } : { kind: 'text', text: alsoText.text };
  return { negated, anyOf: [...conditions, also] };
}

function conditionsOf(meaning: Meaning, reader: Reader): Condition[] {
  switch (meaning.kind) {
    case 'text':
      return textConditions(meaning);
    case 'amount':
      return meaning.amounts.flatMap(({ spans }) => spans.map((span) => ({ kind: 'amount' as const, ...span })));
    case 'left':
      return meaning.amounts.flatMap(({ spans }) => spans.map((span) => ({ kind: 'left' as const, ...span })));
    case 'op':
      return meaning.operations.map((operation) => ({ kind: 'operation', operation }));
    case 'status':
      return meaning.states.flatMap((state) => conditionsOfState(state, reader));
    case 'code':
      return meaning.codes.map((span) => ({ kind: 'code', ...span }));
    case 'date': {
      const instant = (day: string | null) => (day === null ? null : startOfDate(day, reader.timeZone));
      return meaning.days.map(({ from, until }) => ({ kind: 'time', from: instant(from), until: instant(until) }));
    }
    case 'order':
    case 'client':
    case 'email': {
      const { kind } = meaning;
      return meaning.texts.map((text) => ({ kind, text }));
    }
    case 'by':
      return meaning.texts.map((text) => ({ kind: 'actor', text }));
    case 'card':
      return meaning.digits.map((digits) => ({ kind: 'card', digits }));
    case 'currency':
      return meaning.currencies.map((currency) => ({ kind: 'currency', currency }));
    case 'account':
      return meaning.accountIds.map((accountId) => ({ kind: 'account', accountId }));
    case 'source':
      return meaning.sources.map((source) => ({ kind: 'source', source }));
    case 'reason':
      return meaning.reasons.map((reason) => ({ kind: 'reason', reason: reason as Reason }));
    case 'nothing':
      return [];
    default:
      return assertNever(meaning);
  }
}

function textConditions({ text, quoted, amounts }: Extract<Meaning, { kind: 'text' }>): Condition[] {
  if (quoted && /\s/.test(text)) return [{ kind: 'phrase', text }];
  return [
    { kind: 'name', name: text },
    ...amounts.map((span): Condition => ({ kind: 'amount', ...span })),
    { kind: 'text', text },
  ];
}
