import type { Condition, Criterion } from '../../ports/criterion.ts';
import { fold } from '../database/fold.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findAnchored } from './anchors.ts';
import { matchBeginnings, matchWord } from './beginnings.ts';
import { amountsDriven } from './by-amount.ts';
import { sourceByBeginnings, sourceByWord } from './by-beginnings.ts';
import { codesWithin, countCodes, sourceByCode } from './by-code.ts';
import { countPositions, findMade, sourceByDesk } from './by-desk.ts';
import { isName, sourceByCard, sourcesByName } from './by-index.ts';
import { sourceByPositions } from './by-positions.ts';
import { countStanding, isRare, sourceByStanding } from './by-standing.ts';
import { holdsWords, sourceByTrigrams } from './by-trigrams.ts';
import { sourceByWalk } from './by-walk.ts';
import { both, type Check, checkAll, noCheck } from './check.ts';
import type { Source } from './course.ts';
import { readTerms, type SearchTerms } from './terms.ts';
import { chooseTrigrams } from './trigram-choice.ts';
import { readFrequencies } from './trigram-counts.ts';

/** What gives the rows of a condition in their order, and about how many it has to look at. */
export interface Driver {
  readonly rows: number;
  sources(also: Check): Source[];
}

/** An index gives so few as soon as it is asked. */
const few = 50;
/** The rows of a part of a word are gone through when there are so many: at once in a fraction of a millisecond, aside in some. */
const anchoredAtOnce = 1_000;
const anchoredAside = 20_000;
/** As long as nobody has counted. */
const usualOfText = 5_000;
const usualOfBeginning = 20_000;
/** Counting so many takes a millisecond. */
const mostCounted = 20_000;

/** The drivers of all alternatives of a criterion as one; null where one of them has none. */
export function findDriver(database: ReadableDatabase, criterion: Criterion, unhurried: boolean): Driver | null {
  if (criterion.negated) return null;
  const amounts = criterion.anyOf.filter((condition) => condition.kind === 'amount');
  const others = criterion.anyOf.filter((condition) => condition.kind !== 'amount');
  const drivers: (Driver | null)[] = others.map((condition) => driverOf(database, condition, unhurried));
  if (amounts.length > 0) drivers.push(amountsDriven(database, amounts));
  if (drivers.length === 0 || drivers.includes(null)) return null;
  const all = drivers.filter((driver) => driver !== null);
  return {
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    sources: (also) => all.flatMap((driver) => driver.sources(also)),
  };
}

function driverOf(
  database: ReadableDatabase,
  condition: Exclude<Condition, { kind: 'amount' }>,
  unhurried: boolean,
): Driver | null {
  switch (condition.kind) {
    case 'text':
      return byText(database, readTerms(condition.text), unhurried);
    case 'phrase':
    case 'order':
    case 'client':
    case 'email':
      return byPartOf(database, condition, unhurried);
    case 'word': {
      const word = fold(condition.word);
      const match = matchWord(word);
      return match === null ? null : { rows: few, sources: (also) => [sourceByWord(word, match, also)] };
    }
    case 'name':
      if (!isName(condition.name)) return null;
      return { rows: few, sources: (also) => sourcesByName(database, condition.name, also) };
    case 'standing':
    case 'authorized':
    case 'scheduled': {
      const standing = condition.kind === 'standing' ? condition.standing : 'authorized';
      return isRare(standing) ? byStanding(database, standing, condition) : null;
    }
    case 'code': {
      const codes = codesWithin(database, condition);
      if (codes === null) return null;
      return {
        rows: countCodes(database, codes, mostCounted),
        sources: (also) => codes.map((code) => sourceByCode(code, also)),
      };
    }
    case 'actor':
    case 'reason':
      return byDesk(database, condition);
    case 'card':
      // One bank's cards are many.
      return {
        rows: condition.digits.length === 4 ? few : usualOfBeginning,
        sources: (also) => [sourceByCard(condition.digits, also)],
      };
    default:
      return null;
  }
}

function byDesk(database: ReadableDatabase, condition: Parameters<typeof findMade>[1]): Driver | null {
  const made = findMade(database, condition);
  if (made === null) return null;
  const own = checkAll([{ negated: false, anyOf: [condition] }], 'own');
  return {
    rows: countPositions(database, made),
    sources: (also) => [sourceByDesk(made, both(own, also))],
  };
}

function byStanding(
  database: ReadableDatabase,
  standing: Parameters<typeof sourceByStanding>[0],
  condition: Condition,
): Driver {
  const own = condition.kind === 'standing' ? noCheck : checkAll([{ negated: false, anyOf: [condition] }], 'own');
  return {
    rows: countStanding(database, standing, mostCounted),
    sources: (also) => [sourceByStanding(standing, both(own, also))],
  };
}

function byText(database: ReadableDatabase, terms: SearchTerms, unhurried: boolean): Driver {
  if (terms.long.length > 0) return byLongWords(database, terms, unhurried, noCheck);
  const match = matchBeginnings(terms.short);
  return {
    rows: usualOfBeginning,
    sources: (also) => [
      match === null ? sourceByWalk(terms.short, also) : sourceByBeginnings(terms.short, match, also),
    ],
  };
}

/** The rows of a part of a word where those are few; else the trigrams drive. */
function byLongWords(
  database: ReadableDatabase,
  terms: Pick<SearchTerms, 'long' | 'short'>,
  unhurried: boolean,
  own: Check,
): Driver {
  const choice = chooseTrigrams(terms.long, readFrequencies(database));
  const isRare = choice.rarest === null || choice.rarest <= few;
  const anchored = isRare ? null : findAnchored(database, terms.long, unhurried ? anchoredAside : anchoredAtOnce);
  if (anchored === null) {
    return {
      rows: choice.rarest ?? usualOfText,
      sources: (also) => [sourceByTrigrams(terms, choice, unhurried, both(own, also))],
    };
  }
  return {
    rows: anchored.length,
    sources: (also) => [sourceByPositions(() => anchored, holdsWords(terms, both(own, also)))],
  };
}

/** Its words stand in the text that is indexed; that they stand where they are sought is verified. */
function byPartOf(
  database: ReadableDatabase,
  condition: Extract<Condition, { readonly text: string }>,
  unhurried: boolean,
): Driver | null {
  const { long } = readTerms(condition.text);
  if (long.length === 0) return null;
  const own = checkAll([{ negated: false, anyOf: [condition] }], 'own');
  return byLongWords(database, { long, short: [] }, unhurried, own);
}
