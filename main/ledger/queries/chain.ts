import { createHash } from 'node:crypto';
import type { OperationView, TransactionRow } from '../../../contract/index.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type Balance, computeBalance, type Known } from './balance.ts';
import { listChainOperations } from './operations.ts';
import { type StoredTransaction, toTransactionRow, transactionColumns } from './rows.ts';

/** A payment, authorization or instalment with everything that became of it, as this ledger knows it. */
export interface Chain {
  readonly accountId: string;
  readonly chainId: string;
  /** Oldest first. */
  readonly transactions: readonly TransactionRow[];
  /** Operations of this desk, drafts left out, oldest first. */
  readonly operations: readonly OperationView[];
  readonly balance: Balance;
  /** Changes whenever anything above does: what was reviewed is what is confirmed. */
  readonly fingerprint: string;
}

/** The chain that a transaction belongs to, or undefined for one that this ledger does not know. */
export function findChain(database: ReadableDatabase, accountId: string, transactionId: string): Chain | undefined {
  const chainId = database
    .prepare<[string, string], string>('SELECT root_id FROM transactions WHERE account_id = ? AND transaction_id = ?')
    .pluck()
    .get(accountId, transactionId);
  return chainId === undefined ? undefined : readChain(database, accountId, chainId);
}

/** What an operation holds, by its chain id: a transaction's chain, a plan, or the order of a credit. */
export function readChain(database: ReadableDatabase, accountId: string, chainId: string): Chain {
  const { kind, id } = readChainId(chainId);
  const stored = database
    .prepare<[string, string], StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions
       WHERE account_id = ? AND ${membership[kind]} ORDER BY position`,
    )
    .all(accountId, id);
  const transactions = stored.map(toTransactionRow);
  const operations = listChainOperations(database, accountId, chainId);
  const facts = { accountId, chainId, transactions, operations };
  return {
    ...facts,
    balance: computeBalance(transactions, operations, newestOf(stored)),
    fingerprint: createHash('sha256').update(JSON.stringify(facts)).digest('hex'),
  };
}

/** Of facts that came in together, any one: they came from one source. */
function newestOf(stored: readonly StoredTransaction[]): Known {
  return stored.reduce<Known>(
    (newest, { knownAt, knownFrom }) => (knownAt > newest.at ? { at: knownAt, source: knownFrom } : newest),
    { at: 0, source: 'desk' },
  );
}

/** The other way of main/desk/chain-id.ts. */
function readChainId(chainId: string): { kind: keyof typeof membership; id: string } {
  for (const kind of ['schedule', 'credit'] as const) {
    if (chainId.startsWith(`${kind}:`)) return { kind, id: chainId.slice(kind.length + 1) };
  }
  return { kind: 'root', id: chainId };
}

/** Which transactions belong to a chain of each kind; a credit edits none. */
const membership = {
  root: 'root_id = ?',
  schedule: `? IN (schedule_id, CASE operation WHEN 'stopntimes' THEN reference_id END)`,
  credit: 'FALSE AND ?',
} as const;
