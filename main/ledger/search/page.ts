import { assertNever } from '../../../protocol/assert-never.ts';
import type { SearchAnswer, SearchQuestion, SeekQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { toTransaction } from '../queries/rows.ts';
import type { Effort } from './asking.ts';
import { lineOf } from './by-chain.ts';
import { countTogether } from './count.ts';
import { afterAll, endOf, timeOf, type Way } from './course.ts';
import { type Cursor, readCursor } from './cursor.ts';
import { cut } from './cut.ts';
import { merge } from './merge.ts';
import { type Asked, findSources } from './sources.ts';
import { readTerms } from './terms.ts';

/** How a search is carried on: within a glance of somebody who waits, or aside. */
export interface Pace {
  readonly effort: Effort;
  readonly unhurried: boolean;
}

/** The first answer takes a few milliseconds. */
const atOnce: Pace = { effort: 2_500, unhurried: false };
/** A step on a thread that holds nobody up: some fifty milliseconds. */
export const aside: Pace = { effort: 50_000, unhurried: true };

/** A page of transactions, newest first or oldest first; keyset paging, so page ten thousand costs as much as page one. */
export function searchTransactions(
  database: ReadableDatabase,
  question: SearchQuestion,
  pace: Pace = atOnce,
): SearchAnswer {
  const { after } = question;
  const way = wayOf(question);
  const begin = after === null ? begins[way] : (readCursor(after) ?? nowhere[way]);
  return readPage(database, question, { way, begin, pace });
}

/** The page at another place of the same list. */
export function seekTransactions(
  database: ReadableDatabase,
  question: SeekQuestion,
  pace: Pace = atOnce,
): SearchAnswer {
  const { to } = question;
  const way = wayOf(question);
  const back = backOf[way];
  switch (to.kind) {
    case 'end':
      return readPage(database, question, { way: back, begin: begins[back], pace });
    case 'before':
      return readPage(database, question, { way: back, begin: readCursor(to.cursor) ?? nowhere[back], pace });
    case 'at':
      return readAt(database, question, beginAt(to.time, way), pace);
    default:
      return assertNever(to);
  }
}

/** The way in which a list goes on. */
function wayOf({ oldestFirst = false }: Asked): Way {
  return oldestFirst ? 'newer' : 'older';
}

const backOf: Readonly<Record<Way, Way>> = { older: 'newer', newer: 'older' };
const top: Cursor = { position: afterAll, goesOn: false, found: 0 };
const bottom: Cursor = { position: -1n, goesOn: false, found: 0 };
const begins: Record<Way, Cursor> = { older: top, newer: bottom };
/** What no page ever handed out has nothing beyond it. */
const nowhere: Record<Way, Cursor> = { older: { ...bottom, found: null }, newer: { ...top, found: null } };

/** Just before every position of a moment's second, on the way that is gone. */
function beginAt(time: number, way: Way): Cursor {
  const second = BigInt(Math.floor(time / 1000));
  const position = way === 'older' ? (second + 1n) * 2n ** 20n : second * 2n ** 20n - 1n;
  return { position, goesOn: false, found: null };
}

/** The page at a moment, or next to it: behind the last row of a list stands its end. */
function readAt(database: ReadableDatabase, question: SeekQuestion, begin: Cursor, pace: Pace): SearchAnswer {
  const way = wayOf(question);
  const answer = readPage(database, question, { way, begin, pace });
  if (answer.rows.length === 0 && answer.next === null) {
    return seekTransactions(database, { ...question, to: { kind: 'end' } }, pace);
  }
  // Where the first step finds nothing, rows may stand before it all the same.
  const before = way === 'older' ? begin.position - 1n : begin.position + 1n;
  const page = { ...answer, previous: answer.previous ?? String(before) };
  return isFirst(database, question, page) ? { ...page, previous: null } : page;
}

/** Whether nothing is found before a page. What cannot be said within a glance is not. */
function isFirst(database: ReadableDatabase, question: SeekQuestion, { previous }: SearchAnswer): boolean {
  const begin = previous === null ? null : readCursor(previous);
  if (!begin) return true;
  const way = backOf[wayOf(question)];
  const before = readPage(database, { ...question, limit: 1 }, { way, begin, pace: atOnce });
  return before.rows.length === 0 && before.previous === null;
}

interface Route {
  readonly way: Way;
  readonly begin: Cursor;
  readonly pace: Pace;
}

function readPage(database: ReadableDatabase, asked: Asked & { readonly limit: number }, route: Route): SearchAnswer {
  const { way, begin, pace } = route;
  const sources = findSources(database, asked, pace.unhurried);
  const course = { way, from: begin.position, end: endOf(way), limit: asked.limit + 1, effort: pace.effort };
  const pages = sources.map((source) => ({ source, page: source.read(database, course) }));
  const merged = merge(
    pages.map(({ page }) => page),
    way,
  );
  const part = cut(merged, asked.limit, begin);
  const counted = part.total ?? countTogether(database, pages);
  const goesOn = way === wayOf(asked);
  const shown = goesOn ? part.shown : part.shown.toReversed();
  return {
    rows: shown.map((row) => (asked.byChain ? lineOf(database, row) : toTransaction(row))),
    ...(goesOn ? { next: part.ahead, previous: part.back } : { next: part.back, previous: part.ahead }),
    total: counted.rows,
    exact: counted.exact,
    searchedBackTo: part.searchedTo === null ? null : timeOf(part.searchedTo),
    reading: readingOf(asked),
  };
}

/** How the words of a question are sought. */
export function readingOf(asked: Asked): SearchAnswer['reading'] {
  return textsOf(asked).some((text) => readTerms(text).short.length > 0) ? 'beginnings' : 'anywhere';
}

/** Every text that is sought by its words. */
function textsOf({ text, criteria = [] }: Asked): string[] {
  const conditions = criteria.filter(({ negated }) => !negated).flatMap(({ anyOf }) => anyOf);
  return [text, ...conditions.flatMap((condition) => (condition.kind === 'text' ? [condition.text] : []))];
}
