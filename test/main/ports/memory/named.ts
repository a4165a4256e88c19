import { type NamedTransaction, spellingsOf } from '../../../../main/domain/decide/answered.ts';
import { carriesId } from '../../../../main/domain/extra-data.ts';
import { lastAttempt, type Operation } from '../../../../main/domain/operation.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import { findRow, type Store } from './store.ts';

interface Asker {
  readonly operation: Operation;
  readonly attemptId: string | null;
}

/** main/ledger/queries/results.ts, over maps. */
export function findNamed(store: Store, asker: Asker, transactionId: string | null): NamedTransaction {
  if (transactionId === null) return { row: undefined, isAnothers: false };
  const spellings = spellingsOf(transactionId);
  const rows = spellings.flatMap((id) => findRow(store, asker.operation.accountId, id) ?? []);
  const isAnothers =
    spellings.some((id) => isResultOfAnother(store, asker, id)) || rows.some((row) => bearsAnothers(store, asker, row));
  return { row: rows[0], isAnothers };
}

export function isResultOfAnother(store: Store, { operation, attemptId }: Asker, transactionId: string): boolean {
  const { url } = lastAttempt(operation);
  return [...store.operations.values()].some(({ operation: other }) => {
    if (attemptId === null && other.operationId === operation.operationId) return false;
    const isSameAccount = other.accountId === operation.accountId;
    if (isSameAccount && other.settlement?.transactionId === transactionId) return true;
    return other.attempts.some(
      (attempt) =>
        attempt.transactionId === transactionId &&
        attempt.attemptId !== attemptId &&
        (isSameAccount || attempt.url === url),
    );
  });
}

export function bearsAnothers(store: Store, { operation, attemptId }: Asker, { extraData }: Transaction): boolean {
  return [...store.operations.values()].some(({ operation: other }) => {
    if (attemptId === null && other.operationId === operation.operationId) return false;
    return other.attempts.some((attempt) => attempt.attemptId !== attemptId && carriesId(extraData, attempt.attemptId));
  });
}
