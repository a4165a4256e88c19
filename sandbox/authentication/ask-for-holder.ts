import { randomBytes } from 'node:crypto';
import type { Answer } from '../answers/answer.ts';
import type { Execcode } from '../answers/messages.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Wishes } from '../book/waiting.ts';
import { bankPath, redirectHtml } from './redirect-html.ts';

/** The holder has this many milliseconds to answer the bank's page (rules.md G50). */
const holderTime = 15 * 60_000;

interface Asked {
  readonly wishes: Wishes;
  /** The bank's answer once the holder is authenticated. */
  readonly verdict: Execcode;
  readonly origin: string;
  readonly displayMode: string | undefined;
}

/** Lets a debit wait for its holder, and says how the shop sends the browser to the bank (S3:206–226, rules.md G49). */
export function askForHolder(book: Book, row: Row, { wishes, verdict, origin, displayMode }: Asked): Answer {
  const token = randomBytes(16).toString('hex');
  book.waiting.add({ subject: row.sequence, token, verdict, wishes });
  book.agenda.add(row.at + holderTime, 'authenticationExpiry', row.sequence);
  const url = origin + bankPath;
  const mode = displayMode?.toLowerCase() ?? 'main';
  if (mode === 'raw') return { REDIRECTURL: url, REDIRECTPOSTPARAMS: `MD=${token}` };
  return { REDIRECTHTML: Buffer.from(redirectHtml(url, token, mode), 'utf8').toString('base64') };
}
