import { stopntimes } from '../../protocol/operations/index.ts';
import { type AccountSettings, descriptorOf } from '../accounts/settings.ts';
import { answerRow } from '../answers/answer.ts';
import { type Refusal, refuse } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import { outsidePlans, type Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkPresence } from '../checks/presence.ts';
import { checkValidity } from '../checks/validity.ts';
import { textOf } from '../requests/form.ts';
import type { Job } from './job.ts';

/** Cancels what an n-times plan has yet to debit, and moves no money (S3:128–134, rules.md G45). */
export function prepareStop({ account, fields }: Attempt, book: Book): Job | Refusal {
  const malformed =
    checkPresence(stopntimes, fields) ??
    checkValidity(stopntimes, fields, { demands: {}, misplaced: ['AMOUNTS', 'CAPTUREDATE'] });
  if (malformed) return malformed;
  const first = book.rows.find(account.identifier, textOf(fields, 'SCHEDULEID') ?? '');
  // The id of a later instalment, or of anything that began no plan, names no schedule.
  if (first?.instalment !== 1) return refuse('2010');
  const version = textOf(fields, 'VERSION') ?? '';
  return {
    busyKey: `schedule ${first.sequence}`,
    run: (at) => refuseStop(book, first.sequence) ?? answerRow(stop(book, first.sequence, { account, version, at })),
  };
}

/** A refused first instalment left no plan; before the holder has answered there is none yet (rules.md G42). */
function refuseStop(book: Book, sequence: number): Refusal | undefined {
  const first = book.rows.get(sequence);
  const standing = standingOf(first.execcode);
  if (standing === 'refused') return refuse('2010');
  if (standing === 'waiting') return refuse('2006');
  if (book.rows.stopOf(first)) return refuse('2011');
  return book.agenda.ahead(sequence, 'instalment').length === 0 ? refuse('2012') : undefined;
}

/** The stop has a row and a TRANSACTIONID of its own, in the first one's chain; nothing can be done to it (A2, E31). */
function stop(
  book: Book,
  sequence: number,
  { account, version, at }: { account: AccountSettings; version: string; at: number },
): Row {
  book.agenda.cancel(sequence, 'instalment');
  return book.rows.add({
    ...book.rows.get(sequence),
    operation: 'stopntimes',
    reference: sequence,
    at,
    amount: 0,
    execcode: '0000',
    description: '',
    extraData: '',
    version,
    descriptor: descriptorOf(account),
    origin: 'DIRECTLINK',
    alias: '',
    aliasMode: '',
    authentication: 'none',
    ...outsidePlans,
  });
}
