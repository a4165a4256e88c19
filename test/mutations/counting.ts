import type { Mutation } from './mutation.ts';

const about = 'test/main/ledger/search/about.test.ts';
const within = 'test/main/ledger/search/within.test.ts';

/** What keeps the number near that a list says where nobody counts its rows. */
export const mutations: readonly Mutation[] = [
  {
    name: 'search: a page stands for all by a stretch that it left in the middle',
    file: 'main/ledger/search/walk.ts',
    replace: 'visited: visited + walked',
    with: 'visited: visited + walked * 0 + stretch',
    test: about,
  },
  {
    name: 'search: about fewer rows than the page shows',
    file: 'main/ledger/search/count.ts',
    replace: 'Math.max(countFound(asked), ',
    with: 'Math.max(0 * countFound(asked), ',
    test: about,
  },
  {
    name: 'search: what an index has beyond a stretch of time is counted in it',
    file: 'main/ledger/search/by-index.ts',
    replace: "? '+t.position' : 't.position'",
    with: "? '+@first' : '@first'",
    test: within,
  },
  {
    name: 'search: what an index of texts has beyond a stretch of time is counted in it',
    file: 'main/ledger/search/count-matches.ts',
    replace: 'AND rowid >= @first AND rowid < @behind',
    with: 'AND @first < @behind',
    test: within,
  },
  {
    name: 'search: what is walked beyond a stretch of time is counted in it',
    file: 'main/ledger/search/by-walk.ts',
    replace: 'WHERE position >= @first AND position < @behind',
    with: 'WHERE position > 0 AND @first < @behind',
    test: within,
  },
  {
    name: 'search: the newest of a word are those beyond a stretch of time',
    file: 'main/ledger/search/stretch.ts',
    replace: 'Math.max(span.oldest, timeOf(Number(first)))',
    with: 'span.oldest + 0 * Number(first)',
    test: within,
  },
  {
    name: 'search: a frequent text is counted in a stretch of time as in all',
    file: 'main/ledger/search/by-trigrams.ts',
    replace: 'counting.within && stretchOf(page)',
    with: 'counting.within && page && undefined',
    test: within,
  },
  {
    name: 'search: what was counted to the most is all that there is',
    file: 'main/ledger/search/stretch.ts',
    replace: 'all.rows > counting.most ? stretchOf(page)',
    with: 'all.rows > counting.most * 10 ? stretchOf(page)',
    test: within,
  },
  {
    name: 'search: what has a word counts as what is asked besides',
    file: 'main/ledger/search/count-matches.ts',
    replace: "return estimatePart(database, { kind: 'many', rows: rows ?? 0, by: 'rows' }, counting, page);",
    with: "return { kind: 'many', rows: rows ?? 0 * page.visited * estimatePart.length, by: 'index' };",
    test: within,
  },
  {
    name: 'search: what begins a word counts as what is asked besides',
    file: 'main/ledger/search/by-beginnings.ts',
    replace: 'const rows = isDear ? all :',
    with: 'const rows = isDear || estimate.length > 0 ? all :',
    test: within,
  },
];
