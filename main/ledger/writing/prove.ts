import type { Stamp } from '../../domain/event.ts';
import { extraDataForms } from '../../domain/extra-data.ts';
import type { Operation } from '../../domain/operation.ts';
import { proveByRow } from '../../domain/proof.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { appendEvent } from '../events/append.ts';
import { listProvable } from '../queries/operations.ts';
import { bearsAnothers } from '../queries/results.ts';
import { findTransaction, listBearing } from '../queries/transactions.ts';
import type { Writing } from './writing.ts';

/** Ends every operation that the rows known by now can end for certain; gives their ids. */
export function proveByRows(writing: Writing, stamp: Stamp): string[] {
  return listProvable(writing.database).flatMap((operation) => {
    const { operationId } = operation;
    for (const row of listCandidates(writing, operation)) {
      const found = proveByRow(operation, row);
      if (!found) continue;
      appendEvent(writing, { kind: 'attemptProved', operationId, attemptId: found.attemptId, ...found.proof }, stamp);
      return [operationId];
    }
    return [];
  });
}

/** Rows that bear an attempt's id, or the TRANSACTIONID that it was answered unless they bear another's id. */
export function listCandidates({ database }: Writing, operation: Operation): Transaction[] {
  const { accountId, attempts } = operation;
  return attempts.flatMap(({ attemptId, transactionId }) => {
    const answered = transactionId === null ? undefined : findTransaction(database, { accountId, transactionId });
    const bearing = extraDataForms(attemptId).flatMap((extraData) => listBearing(database, accountId, extraData));
    const isAnothers = answered && bearsAnothers(database, { operation, attemptId: null }, answered);
    return answered && !isAnothers ? [answered, ...bearing] : bearing;
  });
}
