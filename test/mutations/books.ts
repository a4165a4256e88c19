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
];
