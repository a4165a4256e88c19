import type { Named } from '../../domain/doubted.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { findTransaction, listRoot, listUndoneBy, type TransactionKey } from './transactions.ts';
import { listUnreadAbout } from './unread.ts';

/** What is known of the TRANSACTIONIDs under which operations were refused. */
export function listNamed(
  database: ReadableDatabase,
  accountId: string,
  transactionIds: readonly string[],
): readonly Named[] {
  return transactionIds.map((transactionId) => readNamed(database, { accountId, transactionId }));
}

/** The same of one. An edit of what was refused is of its chain no more (domain/meant.ts), and begins one under its id. */
export function readNamed(database: ReadableDatabase, key: TransactionKey): Named {
  const { accountId, transactionId } = key;
  return {
    transactionId,
    row: findTransaction(database, key),
    tied: [...listRoot(database, accountId, transactionId), ...listUndoneBy(database, key)],
    unread: listUnreadAbout(database, key),
  };
}
