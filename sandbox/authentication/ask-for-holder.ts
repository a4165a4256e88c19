import { randomBytes } from 'node:crypto';
import type { Answer } from '../answers/answer.ts';
import type { Execcode } from '../answers/messages.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Wishes } from '../book/waiting.ts';
import type { DebitOrder } from '../operations/debit-order.ts';
import { bankPath, methodPath, redirectHtml } from './redirect-html.ts';
import { addVisit } from './redirection.ts';

/** The holder has this many milliseconds to answer the page (rules.md G50). */
const holderTime = 15 * 60_000;

interface Asked {
  readonly wishes: Wishes;
  /** The row's code once the holder has agreed. */
  readonly verdict: Execcode;
  readonly order: DebitOrder;
  readonly displayMode: string | undefined;
}

/**
 * Lets a debit wait for its holder, and says how the shop sends the browser to the bank, or to the payment method's page
 * (S3:206–226, rules.md A9, G49).
 */
export function askForHolder(book: Book, row: Row, { wishes, verdict, order, displayMode }: Asked): Answer {
  const token = randomBytes(16).toString('hex');
  book.waiting.add({ subject: row.sequence, token, verdict, wishes });
  book.agenda.add(row.at + holderTime, 'authenticationExpiry', row.sequence);
  addVisit(book, row, token, order.fields);
  const url = order.origin + (row.execcode === '0001' ? bankPath : methodPath);
  const mode = displayMode?.toLowerCase() ?? 'main';
  if (mode === 'raw') return { REDIRECTURL: url, REDIRECTPOSTPARAMS: `MD=${token}` };
  return { REDIRECTHTML: Buffer.from(redirectHtml(url, token, mode), 'utf8').toString('base64') };
}
