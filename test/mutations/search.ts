import type { Mutation } from './mutation.ts';

const bruteForce = 'test/main/ledger/search/brute-force.property.test.ts';
const streams = 'test/main/ledger/search/streams.test.ts';
const trigrams = 'test/main/ledger/search/trigrams.test.ts';
const merging = 'test/main/ledger/search/merge.test.ts';
const criteria = 'test/main/ledger/search/criteria.property.test.ts';
const plans = 'test/main/ledger/plans/plans.test.ts';

/** What keeps a search right, and what keeps it fast. */
export const mutations: readonly Mutation[] = [
  {
    name: 'search: positions are bound as REAL, which FTS5 ignores',
    file: 'main/ledger/search/course.ts',
    replace: 'return { from, end, limit: BigInt(limit) };',
    with: 'return { from: Number(from) as never, end, limit: BigInt(limit) };',
    test: streams,
  },
  {
    name: 'search: limits are bound as REAL',
    file: 'main/ledger/search/course.ts',
    replace: 'return { from, end, limit: BigInt(limit) };',
    with: 'return { from, end, limit: limit as never };',
    test: streams,
  },
  {
    name: 'search: the index of trigrams is believed',
    file: 'main/ledger/search/by-trigrams.ts',
    replace: 'instr(t.search_text, @long',
    with: 'length(@match || @long',
    test: streams,
  },
  {
    name: 'search: beside a long word, a short one is found anywhere',
    file: 'main/ledger/search/by-trigrams.ts',
    replace: 'begins_word(t.search_text, @short',
    with: 'instr(t.search_text, @short',
    test: bruteForce,
  },
  {
    name: 'search: the index of words is believed',
    file: 'main/ledger/search/by-beginnings.ts',
    replace: 'begins_word(t.search_text, @short',
    with: 'length(@match || @short',
    test: bruteForce,
  },
  {
    name: 'search: what two sources find is shown twice',
    file: 'main/ledger/search/merge.ts',
    replace: 'rows.set(row.position, row);',
    with: 'rows.set(rows.size, row);',
    test: merging,
  },
  {
    name: 'search: rows are shown before others that are not searched yet',
    file: 'main/ledger/search/merge.ts',
    replace: 'if (searchedTo === null || !isBefore(searchedTo, row.position)) ',
    with: '',
    test: streams,
  },
  {
    name: 'search: the first trigram of a word leads, not the rarest',
    file: 'main/ledger/search/trigram-choice.ts',
    replace: '.toSorted((one, other) => one.rows - other.rows)',
    with: '',
    test: trigrams,
  },
  {
    name: 'search: all trigrams come from one word',
    file: 'main/ledger/search/trigram-choice.ts',
    replace: 'for (const [first] of others) choose(first, (first?.rows ?? 0) / frequencies.rows);',
    with: '',
    test: trigrams,
  },
  {
    name: 'search: a first answer takes as long as an absence does',
    file: 'main/ledger/search/asking.ts',
    replace: 'if (asking.left === 0) throw',
    with: 'if (asking.left === -1) throw',
    test: streams,
  },
  {
    name: 'search: a statement goes on that nobody waits for',
    file: 'main/ledger/search/asking.ts',
    replace: 'if (asking.isSuperseded()) throw',
    with: 'if (asking.isSuperseded === undefined) throw',
    test: streams,
  },
  {
    name: 'search: a walk goes on that nobody waits for',
    file: 'main/ledger/search/walk.ts',
    replace: 'assertAsked(database);',
    with: '',
    test: streams,
  },
  {
    name: 'search: what was found yet counts as all',
    file: 'main/ledger/search/cut.ts',
    replace: '{ rows: found ?? shown.length, exact: false }',
    with: '{ rows: found ?? shown.length, exact: true }',
    test: bruteForce,
  },
  {
    name: 'search: an older question goes on beside the newer one',
    file: 'main/ledger/threads/search-aside.ts',
    replace: 'if (question.after === null && key !== sought) turns.next();',
    with: '',
    test: 'test/main/ledger/threads/search-aside.test.ts',
  },
  {
    name: 'search: the end of a card is sought without the predicate of its index',
    file: 'main/ledger/search/by-index.ts',
    replace: " AND t.card <> ''",
    with: '',
    test: plans,
  },
  {
    name: 'search: the end of a card has no index',
    file: 'main/ledger/database/migrations/0006-years-of-data.ts',
    replace: "CREATE INDEX transactions_by_last_four ON transactions (substr(card, -4)) WHERE card <> '';",
    with: '',
    test: plans,
  },
  {
    name: 'search: amounts have no index',
    file: 'main/ledger/database/migrations/0001-first-ledger.ts',
    replace: 'CREATE INDEX transactions_by_amount ON transactions (amount_minor);',
    with: '',
    test: streams,
  },
  {
    name: 'search: a trigram that is gone keeps its count',
    file: 'main/ledger/search/trigram-counts.ts',
    replace: "database.prepare('DELETE FROM trigram_counts WHERE trigram > @after AND trigram <= @last')",
    with: "database.prepare('DELETE FROM trigram_counts WHERE trigram > @after AND trigram > @last AND 0')",
    test: 'test/main/ledger/search/trigram-counts.test.ts',
  },
  {
    name: 'question: the beginning of a card has no index',
    file: 'main/ledger/database/migrations/0008-what-rows-tell.ts',
    replace: "CREATE INDEX transactions_by_first_six ON transactions (substr(card, 1, 6)) WHERE card <> '';",
    with: '',
    test: plans,
  },
  {
    name: 'question: a stretch of time bounds nothing',
    file: 'main/ledger/search/branches.ts',
    replace: 'from: from === null ? everywhere.from : positionAt(from),',
    with: 'from: everywhere.from,',
    test: criteria,
  },
  {
    name: 'question: what drives is all that is sought',
    file: 'main/ledger/search/sources.ts',
    replace: 'criteria.filter((_, index) => drivers[index] !== best)',
    with: 'criteria.filter(() => false)',
    test: criteria,
  },
  {
    name: 'question: what is not to be is sought',
    file: 'main/ledger/search/check.ts',
    replace: "negated ? 'NOT '",
    with: "negated ? ''",
    test: criteria,
  },
  {
    name: 'question: what is left of money that is unsure is its lower bound alone',
    file: 'main/ledger/search/check.ts',
    replace: 't.left_at_most >=',
    with: 't.left_minor >=',
    test: criteria,
  },
  {
    name: 'question: a word that is a month hides the customer of that name',
    file: 'main/channels/question.ts',
    replace: 'return { negated, anyOf: [...conditions, also] };',
    with: 'return { negated, anyOf: conditions };',
    test: 'test/main/channels/question.test.ts',
  },
  {
    name: 'question: a day begins at midnight UTC',
    file: 'main/domain/deadline.ts',
    replace: 'return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;',
    with: "return Temporal.PlainDate.from(day).toZonedDateTime(zone && 'UTC').epochMilliseconds;",
    test: 'test/main/channels/question.test.ts',
  },
  {
    name: 'question: a card number is kept among recent searches',
    file: 'renderer/state/window.ts',
    replace: "if (text === '' || !mayBeKept(text)) return recent;",
    with: "if (text === '') return recent;",
    test: 'test/renderer/lookup/question.test.tsx',
  },
];
