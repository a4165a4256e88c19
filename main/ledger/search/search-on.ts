import type { SearchAnswer, SearchQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { Superseded, whileAsked } from './asking.ts';
import { aside, searchTransactions } from './page.ts';
import { type Turn, watchTurn } from './turns.ts';

/** Goes on with a search until its turn is over; for a thread that holds nobody up. */
export function searchOn(
  database: ReadableDatabase,
  question: SearchQuestion,
  turn?: Turn,
): SearchAnswer | 'superseded' {
  try {
    return whileAsked(database, watchTurn(turn), () => searchTransactions(database, question, aside));
  } catch (failure) {
    if (failure instanceof Superseded) return 'superseded';
    throw failure;
  }
}
