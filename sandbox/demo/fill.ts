import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Book } from '../book/open.ts';
import { inventStories } from './invent.ts';
import { play } from './play.ts';
import { createRandom } from './random.ts';

const seed = 20_180_201;

/**
 * Fills an empty book with exactly 600 rows over the 60 days before `now` (epoch milliseconds), by the rules that
 * requests go through. The same `now` gives the same rows. Does nothing to a book that holds rows.
 */
export function fillWithDemo(book: Book, accounts: readonly AccountSettings[], now: number): void {
  if (book.rows.all().length > 0) return;
  // Whole seconds, since exports have no finer ones.
  const moment = Math.floor(now / 1000) * 1000;
  const accountOf = (identifier: string) => {
    const account = findAccount(accounts, identifier);
    if (!account) throw new RangeError(`The demonstration needs the account ${identifier}.`);
    return account;
  };
  const stories = inventStories(createRandom(seed), accountOf, moment);
  // One transaction for all: six hundred durable writes would take seconds.
  book.transact(() => play(book, accounts, stories, moment));
}
