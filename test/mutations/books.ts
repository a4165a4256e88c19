import type { Mutation } from './mutation.ts';

/** Rules that once stood there, brought back: runs in which the window claims more than is known. */
export const mutations: readonly Mutation[] = [
  {
    name: 'books: a code that is not there is a success',
    file: 'main/lookup/columns/money.ts',
    replace: `readStrippedCode(text: string): Legible<string> {
  if (isAbsent(text)) return absent;`,
    with: `readStrippedCode(text: string): Legible<string> {
  if (isAbsent(text)) return legible('0000');`,
    test: 'test/soak/books.test.ts',
  },
  {
    name: 'books: arrival is taken for the event',
    file: 'main/domain/deadline.ts',
    replace: 'const mayBeOver = now <= last && (first === null || now > first);',
    with: 'const mayBeOver = now <= last && first !== null && now > first;',
    test: 'test/soak/books.test.ts',
  },
  {
    name: 'unread: what alone names a reference is answered by what names none',
    file: 'main/domain/unread.ts',
    replace: 'row.transactionId === unread.transactionId && !isPlacedBy(unread, row);',
    with: 'row.transactionId === unread.transactionId;',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'unread: an edit that stands alone keeps what names its reference from its chain',
    file: 'main/domain/unread.ts',
    replace: '(!isAlone && isElsewhere(unread.transactionId))',
    with: 'isElsewhere(unread.transactionId)',
    test: 'test/main/domain/unread.test.ts',
  },
  {
    name: 'void: what came before an unnamed refund is voided',
    file: 'main/domain/judges/void.ts',
    replace: "(isDone(chain, 'refund') || isDone(chain, 'capture') ? 'inFlight' : undefined)",
    with: "(isDone(chain, 'stopntimes') ? 'inFlight' : undefined)",
    test: 'test/main/domain/judges.test.ts',
  },
  {
    name: 'unread: a notification makes an older row of the tables answer for it',
    file: 'main/domain/unread.ts',
    replace: 'if (isTable(unread.source) && row.told.at < unread.at) return false;',
    with: '',
    test: 'test/main/domain/unread.test.ts',
  },
];
