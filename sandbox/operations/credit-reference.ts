import { type Refusal, refuse } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import type { Attempt } from '../checks/attempt.ts';
import { textOf } from '../requests/form.ts';

/** The transaction that a Credit Fund Transfer names, or 2002; undefined for accounts with standard credits (F38). */
export function findCreditReference({ account, fields }: Attempt, book: Book): Row | undefined | Refusal {
  if (account.credit !== 'cft') return undefined;
  return book.rows.find(account.identifier, textOf(fields, 'TRANSACTIONID') ?? '') ?? refuse('2002');
}

/**
 * 2006 while it waits, 2003 unless it is a live payment, authorization or capture whose holder was authenticated.
 * Whether it was refunded does not matter, nor its amount (S3:77, rules.md F39).
 */
export function refuseCreditReference(book: Book, sequence: number): Refusal | undefined {
  const reference = book.rows.get(sequence);
  if (standingOf(reference.execcode) === 'waiting') return refuse('2006');
  const isLive = standingOf(reference.execcode) === 'succeeded' && reference.voidedBy === null;
  return isLive && isAuthenticated(reference, book) ? undefined : refuse('2003');
}

/** A capture is as authenticated as its authorization; refunds, credits, voids and stops never are. */
function isAuthenticated(reference: Row, book: Book): boolean {
  const asked = reference.operation === 'capture' ? book.rows.get(reference.chain) : reference;
  return asked.authentication === 'authenticated';
}
