import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { findAnchored } from '../../../../main/ledger/search/anchors.ts';
import { amountsDriven } from '../../../../main/ledger/search/by-amount.ts';
import { sourceByPositions } from '../../../../main/ledger/search/by-positions.ts';
import { holdsWords } from '../../../../main/ledger/search/by-trigrams.ts';
import { noCheck } from '../../../../main/ledger/search/check.ts';
import { afterAll, endOf, type Way } from '../../../../main/ledger/search/course.ts';
import { searchTransactions, seekTransactions } from '../../../../main/ledger/search/page.ts';
import { searchOn } from '../../../../main/ledger/search/search-on.ts';
import { sortTransactions } from '../../../../main/ledger/search/sort.ts';
import { findSources } from '../../../../main/ledger/search/sources.ts';
import { findTimeSpan } from '../../../../main/ledger/search/span.ts';
import { areTrigramCountsOld, refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import { countTurns } from '../../../../main/ledger/search/turns.ts';
import type { Condition, Criterion } from '../../../../main/ports/criterion.ts';
import { noon } from '../samples.ts';

const texts = ['', 'W-1', 'w', 'john snow', 'john s', '%', '0001', 'X-1', 'A2000025', '446421', 'wxyz 1 2'];

/** Each kind of condition, driven by an index where it has one, and verified behind another. */
const conditions: readonly Condition[] = [
  { kind: 'text', text: 'snow' },
  { kind: 'phrase', text: 'john snow' },
  { kind: 'word', word: 'snow' },
  { kind: 'name', name: 'W-1' },
  { kind: 'name', name: '01890a5d-ac96-774b-bcce-b302099a8057' },
  { kind: 'amount', from: 1_000, to: 1_000, digits: 2 },
  { kind: 'amount', from: 1, to: 10_000, digits: 0 },
  { kind: 'time', from: noon - 1_000, until: noon + 1_000 },
  { kind: 'operation', operation: 'payment' },
  { kind: 'standing', standing: 'paid' },
  { kind: 'standing', standing: 'refunded' },
  { kind: 'authorized', accountId: 'SHOP', from: null, until: noon },
  { kind: 'scheduled', from: '2026-01-15' },
  { kind: 'left', from: 1, to: 1_000, digits: 2 },
  { kind: 'code', from: '4000', to: '4999' },
  { kind: 'code', from: '0000', to: '0999' },
  { kind: 'order', text: 'W-1' },
  { kind: 'client', text: 'snow' },
  { kind: 'email', text: 'snow' },
  { kind: 'card', digits: '0001' },
  { kind: 'card', digits: '446421' },
  { kind: 'currency', currency: 'EUR' },
  { kind: 'account', accountId: 'SHOP' },
  { kind: 'source', source: 'import' },
  { kind: 'actor', text: 'clerk' },
  { kind: 'reason', reason: 'other' },
];

/** Seeks in every way, with counted trigrams and without; gives all rows. */
export function searchEverything(database: WritableDatabase): readonly Transaction[] {
  for (const text of texts) ask(database, text);
  for (const condition of conditions) {
    const criterion = { negated: false, anyOf: [condition] };
    ask(database, '', [criterion]);
    ask(database, 'snow', [criterion]);
    ask(database, '', [criterion, { negated: true, anyOf: [{ kind: 'currency', currency: 'JPY' }] }]);
  }
  areTrigramCountsOld(database);
  while (refreshTrigramCounts(database, 50));
  for (const text of texts) ask(database, text);
  for (const way of ['older', 'newer'] satisfies Way[]) {
    const course = { way, from: way === 'older' ? afterAll : -1n, end: endOf(way), limit: 5, effort: 100 };
    // As if there were many rows of these amounts.
    for (const source of amountsDriven(database, [{ from: 1, to: 1_000_000, digits: 2 }], 0).sources(noCheck)) {
      source.read(database, course);
    }
  }
  for (const long of [['j.snow@example.com'], ['w-1001']]) {
    const anchored = findAnchored(database, long, 500) ?? [];
    const course = { way: 'older', from: afterAll, end: endOf('older'), limit: 5, effort: 100 } as const;
    sourceByPositions(() => anchored, holdsWords({ long, short: [] }, noCheck)).read(database, course);
  }
  findTimeSpan(database);
  return searchTransactions(database, { text: '', amounts: [], after: null, limit: 200 }).rows;
}

function ask(database: WritableDatabase, text: string, criteria: readonly Criterion[] = []): void {
  const ranges = criteria.length === 0 ? [{ from: 1, to: 10_000, digits: 2 }] : [];
  const asked = { text, amounts: [{ minor: 1_000, digits: 2 }], ranges, criteria, limit: 1 };
  const first = searchTransactions(database, { ...asked, ranges: [], after: null });
  searchTransactions(database, { ...asked, after: first.next });
  searchOn(database, { ...asked, after: first.next }, countTurns().latest);
  seekTransactions(database, { ...asked, to: { kind: 'end' } });
  seekTransactions(database, { ...asked, to: { kind: 'at', time: noon } });
  sortTransactions(database, { ...asked, by: 'amount', descending: true, most: 500, to: { kind: 'begin' } });
  const byChain = { ...asked, ranges: [], byChain: true };
  searchTransactions(database, { ...byChain, after: null });
  seekTransactions(database, { ...byChain, to: { kind: 'end' } });
  for (const source of [asked, byChain].flatMap((one) => findSources(database, one, false))) {
    // As if there were many rows of each.
    source.count(database, { few: 0, most: 10_000 }, { rows: [], searchedTo: null, visited: 0 });
  }
}
