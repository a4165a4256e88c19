import type { Delivery } from '../gateway/gateway.ts';
import type { AnswerHead } from './exchange.ts';
import { quote } from './quote.ts';
import { fail, type Verdict } from './verdict.ts';

/** Why there is no answer of the gateway's. */
export function judgeSilence(
  { cause }: Exclude<Delivery, { kind: 'answered' }>,
  head: AnswerHead | undefined,
): Verdict {
  switch (cause) {
    case 'notConnected':
    case 'overdue':
      return fail('notSent');
    case 'timedOut':
      return fail('answerTimedOut');
    case 'connectionLost':
      return fail('connectionLost');
    case 'httpStatus':
    case 'unreadableAnswer':
    case 'noExeccode':
      return judgeStrangeAnswer(head);
    default:
      return cause satisfies never;
  }
}

/** A page is a proxy's or a maintenance notice: the gateway itself never writes one here. */
function judgeStrangeAnswer(head: AnswerHead | undefined): Verdict {
  if (!head) return fail('unexpectedAnswer');
  const { status, contentType } = head;
  const details = { status, ...(contentType !== undefined && { contentType: quote(contentType) }) };
  return fail(
    /^\s*(text\/html|application\/xhtml)/i.test(contentType ?? '') ? 'webPageAnswered' : 'unexpectedAnswer',
    details,
  );
}
