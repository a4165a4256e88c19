import { type Answer, answerRefusal, answerRow } from '../answers/answer.ts';
import { type Execcode, messages, type RefusalCode } from '../answers/messages.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Draft, Row } from '../book/row.ts';
import type { Job } from '../operations/job.ts';

/** How a job is to end. */
export interface Forced {
  readonly execcode: Execcode;
  readonly identifier: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Runs a job that ends with a code of somebody's choice: what its own rules refuse stays refused, and of what it would
 * have done only its row is written, with that code (rules.md B16). Inside a transaction of the book.
 */
export function runForced(book: Book, job: Job, { execcode, identifier, at }: Forced): Answer | Refusal {
  if (isRefusalCode(execcode)) return { kind: 'refusal', execcode, message: messages[execcode] };
  const rehearsed = book.rehearse(() => {
    const outcome = job.run(at);
    return isRefusal(outcome) ? outcome : book.rows.find(identifier, outcome['TRANSACTIONID'] ?? '');
  });
  if (rehearsed === undefined) return { kind: 'refusal', execcode: '3003', message: messages['3003'] };
  if (isRefusal(rehearsed)) return rehearsed;
  return answerRow(book.rows.add(asRefused(rehearsed, execcode)));
}

/** The answer with another code, as if the gateway did not know what it had done; a refusal tells no more than that. */
export function disguise(operation: string, answer: Answer, execcode: Execcode): Answer {
  const message = messages[execcode];
  if (isRefusalCode(execcode)) return answerRefusal(operation, { kind: 'refusal', execcode, message });
  const { ALIAS: _alias, AMOUNT: _amount, ...rest } = answer;
  return { ...rest, EXECCODE: execcode, MESSAGE: message };
}

/** Without what only a success, or a holder who was asked, brings with it. */
function asRefused(row: Row, execcode: Execcode): Draft {
  return {
    ...row,
    chain: row.chain === row.sequence ? undefined : row.chain,
    execcode,
    alias: row.aliasMode === '' ? '' : row.alias,
    authentication: row.authentication === 'waiting' ? 'not_required' : row.authentication,
  };
}

function isRefusalCode(execcode: Execcode): execcode is RefusalCode {
  return /^[123]/.test(execcode);
}
