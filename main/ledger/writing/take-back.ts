import { decideTakingBack } from '../../domain/decide/take-back.ts';
import type { Stamp } from '../../domain/event.ts';
import type { Operation } from '../../domain/operation.ts';
import { appendEvent } from '../events/append.ts';
import { readNamed } from '../queries/named.ts';
import { findHeld, findOperation, listChainOperations } from '../queries/operations.ts';
import type { Writing } from './writing.ts';

/** Takes back what was answered for another's, on what the operations hold; whether anything was. */
export function takeBackAnswers(
  writing: Writing,
  operations: readonly Pick<Operation, 'operationId'>[],
  stamp: Stamp,
): boolean {
  const { database } = writing;
  const taken = operations.filter(({ operationId }) => {
    const held = findHeld(database, operationId);
    if (!held) return false;
    const { accountId, chainId } = held;
    const find = (transactionId: string) => readNamed(database, { accountId, transactionId });
    const event = decideTakingBack(listChainOperations(database, accountId, chainId), find);
    // What is a colleague's, their own desk takes back.
    if (!event || findOperation(database, event.operationId)?.deskId !== null) return false;
    appendEvent(writing, event, stamp);
    return true;
  });
  return taken.length > 0;
}
