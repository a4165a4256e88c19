import type { Row } from '../book/row.ts';
import { messages } from './messages.ts';
import type { Refusal } from './refusal.ts';

/** The JSON object of a synchronous answer: strings only, in the gateway's order, never a HASH (protocol.md §1.4). */
export type Answer = Readonly<Record<string, string>>;

/** The answer to a look-up: what every answer holds, and the rows under DATA (protocol.md §10.1). */
export type LookupAnswer = Readonly<Record<string, string | readonly Answer[]>>;

/** The answer to a request that was turned away: no TRANSACTIONID, no DESCRIPTOR (rules.md A2). */
export function answerRefusal(operation: string, refusal: Refusal): Answer {
  return { OPERATIONTYPE: operation, EXECCODE: refusal.execcode, MESSAGE: refusal.message };
}

/** The answer that tells of a row; with what the operation adds, such as ALIAS or AMOUNT. */
export function answerRow(row: Row, { ALIAS, ...more }: Answer = {}): Answer {
  return {
    OPERATIONTYPE: row.operation,
    TRANSACTIONID: row.transactionId,
    EXECCODE: row.execcode,
    MESSAGE: messages[row.execcode],
    ...(ALIAS === undefined ? {} : { ALIAS }),
    DESCRIPTOR: row.descriptor,
    ...more,
  };
}
