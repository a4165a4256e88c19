import type { ReadableDatabase } from '../../../../main/ledger/database/open.ts';
import { type Pace, searchTransactions, seekTransactions } from '../../../../main/ledger/search/page.ts';
import type { SearchAnswer, SearchQuestion } from '../../../../main/ports/views.ts';

type Asked = Omit<SearchQuestion, 'after'>;

/** All ids of a list, newest first, page by page from its newest end; each page is handed to `look`. */
export function readOn(
  database: ReadableDatabase,
  asked: Asked,
  pace?: Pace,
  look: (page: SearchAnswer) => void = () => {},
): string[] {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: SearchAnswer = searchTransactions(database, { ...asked, after }, pace);
    look(page);
    ids.push(...page.rows.map(({ transactionId }) => transactionId));
    after = page.next;
  } while (after !== null);
  return ids;
}

/** The same from the end of the list. */
export function readBack(database: ReadableDatabase, asked: Asked, pace?: Pace): string[] {
  const ids: string[] = [];
  let page = seekTransactions(database, { ...asked, to: { kind: 'end' } }, pace);
  for (;;) {
    ids.unshift(...page.rows.map(({ transactionId }) => transactionId));
    if (page.previous === null) return ids;
    page = seekTransactions(database, { ...asked, to: { kind: 'before', cursor: page.previous } }, pace);
  }
}
