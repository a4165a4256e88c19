import type { Bridge, ChannelInput, Preferences, Result } from '../../../contract/index.ts';
import { type Page, pageSize } from './page.ts';

type ListInput = ChannelInput<'transactions.search'>;

/** The list of all transactions, on its way before anybody has drawn a window for it. */
export interface BegunList {
  /** Its first page where that is what is asked for and main has told of nothing since: given once. */
  take(asked: ListInput): Promise<Result<Page>> | undefined;
}

/** Asks for the list with which the window opens, while the window's own code is being read. */
export function beginList(
  { transactions, listen }: Pick<Bridge, 'transactions' | 'listen'>,
  { listOrder: { by, direction }, listGrouping: grouping }: Pick<Preferences, 'listOrder' | 'listGrouping'>,
): BegunList {
  const input: ListInput = { text: '', order: { by, direction }, grouping, after: null, limit: pageSize };
  let page: Promise<Result<Page>> | undefined = transactions.search(input);
  // Whoever takes it meets what went wrong; it may be that nobody does.
  page.catch(() => undefined);
  const forget = () => {
    page = undefined;
    stopListening();
  };
  // Whatever it is: an event changes the list, or where it is of, or that it may be seen at all.
  const stopListening = listen(forget);
  return {
    take: (asked) => {
      const taken = isSame(asked, input) ? page : undefined;
      forget();
      return taken;
    },
  };
}

function isSame(one: ListInput, other: ListInput): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
