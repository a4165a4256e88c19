import { randomBytes } from 'node:crypto';
import type { Answer } from '../answers/answer.ts';
import type { Execcode } from '../answers/messages.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Wishes } from '../book/waiting.ts';
import { expirationIn } from '../checks/expiration.ts';
import type { DebitOrder } from '../operations/debit-order.ts';
import { textOf } from '../requests/form.ts';
import { bankPath, methodPath, redirectHtml } from './redirect-html.ts';
import { addVisit } from './redirection.ts';

/** The holder has this many milliseconds to answer the page, or less by TRANSACTIONEXPIRATIONDATE (rules.md G50, G63). */
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
 * (S3:206–226, rules.md A9, G49). Clients of protocol 2.0 read the page for the bank under its older name.
 */
export function askForHolder(book: Book, row: Row, { wishes, verdict, order, displayMode }: Asked): Answer {
  const token = randomBytes(16).toString('hex');
  book.waiting.add({ subject: row.sequence, token, verdict, wishes });
  const expiration = expirationIn(order.fields, order.account.zone) ?? Number.POSITIVE_INFINITY;
  book.agenda.add(Math.min(row.at + holderTime, expiration), 'authenticationExpiry', row.sequence);
  addVisit(book, row, token, order.fields);
  const url = order.origin + (row.execcode === '0001' ? bankPath : methodPath);
  const mode = displayMode?.toLowerCase() ?? 'main';
  if (mode === 'raw') return { REDIRECTURL: url, REDIRECTPOSTPARAMS: `MD=${token}` };
  const html = Buffer.from(redirectHtml(url, token, mode), 'utf8').toString('base64');
  const isOlder = row.execcode === '0001' && textOf(order.fields, 'VERSION') === '2.0';
  return { ...(isOlder ? { '3DSECUREHTML': html } : {}), REDIRECTHTML: html };
}
