import type { AccountSettings } from '../accounts/settings.ts';
import { expire } from '../authentication/decide.ts';
import type { Due } from '../book/agenda.ts';
import type { Book } from '../book/open.ts';
import { endCollection } from '../operations/collection.ts';
import { conclude } from '../operations/debit-result.ts';
import { runInstalment } from '../operations/instalment.ts';
import { captureOnSchedule } from '../operations/scheduled-capture.ts';

/** Does everything that is due by now (epoch milliseconds), in the order of time, each at its own time. */
export function runDue(book: Book, accounts: readonly AccountSettings[], now: number): void {
  const identifiers = accounts.map(({ identifier }) => identifier);
  for (let due = book.agenda.firstDue(now, identifiers); due; due = book.agenda.firstDue(now, identifiers)) {
    const current = due;
    book.transact(() => {
      book.agenda.remove(current);
      perform(current, book, accounts);
    });
  }
}

function perform({ kind, subject, instalment, dueAt }: Due, book: Book, accounts: readonly AccountSettings[]): void {
  switch (kind) {
    case 'capture':
      captureOnSchedule(book, accounts, subject, dueAt);
      return;
    case 'bankAnswer':
      conclude(book, subject, { execcode: 'verdict' }, dueAt);
      return;
    case 'authenticationExpiry':
      expire(book, subject, dueAt);
      return;
    case 'collection':
      endCollection(book, accounts, subject, dueAt);
      return;
    case 'instalment':
      runInstalment(book, accounts, { subject, instalment: instalment ?? 0 }, dueAt);
      return;
  }
}
