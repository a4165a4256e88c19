import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { sourceByRange } from '../../../../main/ledger/search/by-range.ts';
import { sourceByStanding } from '../../../../main/ledger/search/by-standing.ts';
import { afterAll, type Way } from '../../../../main/ledger/search/course.ts';
import { searchTransactions, seekTransactions } from '../../../../main/ledger/search/page.ts';
import { searchOn } from '../../../../main/ledger/search/search-on.ts';
import { findSources } from '../../../../main/ledger/search/sources.ts';
import { findTimeSpan } from '../../../../main/ledger/search/span.ts';
import { readTerms } from '../../../../main/ledger/search/terms.ts';
import { areTrigramCountsOld, refreshTrigramCounts } from '../../../../main/ledger/search/trigram-counts.ts';
import { countTurns } from '../../../../main/ledger/search/turns.ts';
import { noon } from '../samples.ts';

const texts = ['', 'W-1', 'w', 'john snow', 'john s', '%', '0001', 'X-1', 'A2000025', 'wxyz 1 2'];

/** Seeks in every way, with counted trigrams and without; gives all rows. */
export function searchEverything(database: WritableDatabase): readonly Transaction[] {
  for (const text of texts) ask(database, text);
  areTrigramCountsOld(database);
  while (refreshTrigramCounts(database, 50));
  for (const text of texts) ask(database, text);
  for (const way of ['older', 'newer'] satisfies Way[]) {
    const course = { way, from: way === 'older' ? afterAll : -1n, limit: 5, effort: 100 };
    // As if there were many rows of these amounts.
    sourceByRange({ from: 1, to: 1_000_000 }, 0).read(database, course);
  }
  const page = { way: 'older', from: afterAll, limit: 5, effort: 100 } as const;
  sourceByStanding('refunded').read(database, page);
  sourceByStanding('refunded').count(database, { few: 0, most: 10 }, { rows: [], searchedTo: null, visited: 0 });
  findTimeSpan(database);
  return searchTransactions(database, { text: '', amounts: [], after: null, limit: 200 }).rows;
}

function ask(database: WritableDatabase, text: string): void {
  const asked = { text, amounts: [1_000], ranges: [{ from: 1, to: 10_000 }], limit: 1 };
  const first = searchTransactions(database, { ...asked, ranges: [], after: null });
  searchTransactions(database, { ...asked, after: first.next });
  searchOn(database, { ...asked, after: first.next }, countTurns().latest);
  seekTransactions(database, { ...asked, to: { kind: 'oldest' } });
  seekTransactions(database, { ...asked, to: { kind: 'at', time: noon } });
  for (const source of findSources(database, asked, readTerms(text), false)) {
    // As if there were many rows of each.
    source.count(database, { few: 0, most: 10_000 }, { rows: [], searchedTo: null, visited: 0 });
  }
}
