import type { Execcode } from '../answers/messages.ts';
import type { Book } from '../book/open.ts';
import type { Authentication, Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import type { Wishes } from '../book/waiting.ts';
import { paris, startOfDay, utc } from '../clock/days.ts';

/** The bank's late answer to a 5004 comes after this many milliseconds (rules.md B15). */
const bankDelay = 60_000;

/**
 * What a debit's result brings with it: its ALIAS, its scheduled capture and its instalments when it succeeded, a wait
 * for the bank after 5004. Returns the row as it stands then. `at` in epoch milliseconds.
 */
export function followUp(book: Book, row: Row, wishes: Wishes, at: number): Row {
  if (row.execcode === '5004') {
    book.waiting.add({ subject: row.sequence, token: null, verdict: '0000', wishes });
    book.agenda.add(at + bankDelay, 'bankAnswer', row.sequence);
    return row;
  }
  if (standingOf(row.execcode) !== 'succeeded') return row;
  if (wishes.captureDate !== undefined) {
    // 00:00 Paris may have passed while the holder was away; then the capture is due at once (rules.md C23).
    book.agenda.add(Math.max(at, startOfDay(wishes.captureDate, paris)), 'capture', row.sequence);
  }
  if (row.instalment === 1) startPlan(book, row, at);
  return wishes.createAlias ? book.rows.markAlias(row, book.aliases.add(row)) : row;
}

/** Every later date runs at 00:00 UTC, or at once when the holder was away over midnight (rules.md G42, G43). */
function startPlan(book: Book, first: Row, at: number): void {
  for (const { instalment, day } of book.plans.of(first).slice(1)) {
    book.agenda.addInstalment(Math.max(at, startOfDay(day, utc)), first.sequence, instalment);
  }
}

/** How a wait ends: with the code that the bank had in mind, or with another one. */
export interface Conclusion {
  readonly execcode: 'verdict' | Execcode;
  /** The row's own when it does not change. */
  readonly authentication?: Authentication;
}

/** Gives a waiting debit its final result; undefined when it has had one before, and nothing changes then. */
export function conclude(book: Book, subject: number, conclusion: Conclusion, at: number): Row | undefined {
  const waiting = book.waiting.take(subject);
  if (!waiting) return undefined;
  book.agenda.cancel(subject, 'authenticationExpiry');
  const execcode = conclusion.execcode === 'verdict' ? waiting.verdict : conclusion.execcode;
  const authentication = conclusion.authentication ?? book.rows.get(subject).authentication;
  return followUp(book, book.rows.conclude(subject, execcode, authentication), waiting.wishes, at);
}
