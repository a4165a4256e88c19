import { assertNever } from '../../../protocol/assert-never.ts';
import { type Chain, type Hold, makeChain, readChainId } from '../../domain/chain.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { listChainOperations } from './operations.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { findTransaction, listRoot } from './transactions.ts';

/** The chain that a transaction belongs to, or undefined for one that this ledger does not know. */
export function findChain(database: ReadableDatabase, accountId: string, transactionId: string): Chain | undefined {
  const row = findTransaction(database, { accountId, transactionId });
  return row && readChain(database, accountId, row.rootId);
}

/** What an operation holds, by its chain id: a transaction's chain, a plan, or the order of a credit. */
export function readChain(database: ReadableDatabase, accountId: string, chainId: string): Chain {
  const transactions = listHeld(database, accountId, readChainId(chainId));
  const operations = listChainOperations(database, accountId, chainId);
  return makeChain({ accountId, chainId, transactions, operations });
}

function listHeld(database: ReadableDatabase, accountId: string, hold: Hold): Transaction[] {
  switch (hold.kind) {
    case 'chain':
      return listRoot(database, accountId, hold.rootId);
    case 'plan':
      return database
        .prepare<[string, string], StoredTransaction>(
          `SELECT ${transactionColumns} FROM transactions t
           WHERE t.account_id = ? AND ? IN (t.schedule_id, CASE t.operation WHEN 'stopntimes' THEN t.reference_id END)
           ORDER BY t.position`,
        )
        .all(accountId, hold.scheduleId)
        .map(toTransaction);
    case 'order':
      // A credit edits none.
      return [];
    default:
      return assertNever(hold);
  }
}
