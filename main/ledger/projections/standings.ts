import { readChainId } from '../../domain/chain.ts';
import { standAlone, standTogether } from '../../domain/chain-state.ts';
import type { OperationType, TransactionStatus } from '../../domain/kinds.ts';
import { isSameStanding, type RowStanding, type Standing } from '../../domain/standing.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readChain } from '../queries/chain.ts';
import type { TransactionKey } from '../queries/transactions.ts';
import type { Writing } from '../writing/writing.ts';
import { listRootsBeside, listRootsOfOrders } from './beside.ts';

/**
 * Writes what each row stands at now, in every chain that was noted: for a row that came in, an operation of this desk, an edit
 * of its order that nobody can attribute, a row that could not be read. To be asked at the end of a transaction, once for all.
 */
export function keepStandings(writing: Writing): void {
  const { database } = writing;
  for (const [accountId, noted] of listRoots(writing)) {
    const roots = new Set([...noted, ...listRootsBeside(database, accountId, noted)]);
    for (const chain of lookAt(database, accountId, roots)) {
      if (chain.isAlone === 1) keepAlone(database, accountId, chain);
      else keepTogether(database, accountId, chain.rootId);
    }
  }
}

/** Most chains are one row and nothing around it: that is said of all in one question, and nothing more is read. */
function keepAlone(database: WritableDatabase, accountId: string, chain: ChainAtAGlance): void {
  const { status, voidedBy, operation, minor, currency } = chain;
  const row = { status, voidedBy, operation, chargedBack: chain.chargedBack === 1, amount: { minor, currency } };
  const { left, leftAtMost, leftCurrency, standing } = chain;
  save(database, { accountId, transactionId: chain.rootId }, standAlone(row), {
    standing,
    left,
    leftAtMost,
    currency: leftCurrency,
  });
}

function keepTogether(database: WritableDatabase, accountId: string, rootId: string): void {
  const chain = readChain(database, accountId, rootId);
  const stands = standTogether(chain);
  for (const row of chain.transactions) save(database, row, stands.get(row.transactionId) ?? row.stands, row.stands);
}

/** Writes nothing where nothing changed: no index has to follow. */
function save(
  database: WritableDatabase,
  { accountId, transactionId }: TransactionKey,
  now: RowStanding,
  before: RowStanding,
): void {
  if (isSameStanding(now, before)) return;
  database
    .prepare(
      `UPDATE transactions
       SET standing = @standing, left_minor = @left, left_at_most = @leftAtMost, left_currency = @currency
       WHERE account_id = @accountId AND transaction_id = @transactionId`,
    )
    .run({ accountId, transactionId, ...now });
}

/** By account; what an order was noted for concerns the chains of its rows, and a plan has no row of its own. */
function listRoots({ database, chains }: Writing): ReadonlyMap<string, ReadonlySet<string>> {
  const roots = new Map<string, Set<string>>();
  for (const { accountId, chainId } of chains.values()) {
    const hold = readChainId(chainId);
    const ofAccount = roots.get(accountId) ?? new Set();
    roots.set(accountId, ofAccount);
    if (hold.kind === 'chain') ofAccount.add(hold.rootId);
    if (hold.kind !== 'order') continue;
    for (const rootId of listRootsOfOrders(database, accountId, [hold.orderId])) ofAccount.add(rootId);
  }
  return roots;
}

/** A chain's root, and whether anything else belongs to it or stands beside it; null columns where the root is not known. */
interface ChainAtAGlance {
  readonly rootId: string;
  readonly isAlone: 0 | 1;
  readonly status: TransactionStatus;
  readonly voidedBy: string | null;
  readonly chargedBack: 0 | 1;
  readonly operation: OperationType;
  readonly minor: number;
  readonly currency: string;
  readonly standing: Standing;
  readonly left: number;
  readonly leftAtMost: number;
  readonly leftCurrency: string;
}

function lookAt(database: WritableDatabase, accountId: string, roots: ReadonlySet<string>): ChainAtAGlance[] {
  return database.prepare<object, ChainAtAGlance>(atAGlance).all({ accountId, roots: JSON.stringify([...roots]) });
}

/** Each part goes by an index of its own, whose condition it repeats. */
const atAGlance = `
  SELECT j.value AS rootId, t.status, t.voided_by AS voidedBy, t.charged_back AS chargedBack, t.operation,
    t.amount_minor AS minor, t.currency, t.standing, t.left_minor AS left, t.left_at_most AS leftAtMost,
    t.left_currency AS leftCurrency,
    t.root_id IS j.value
      AND NOT EXISTS (
        SELECT 1 FROM transactions o
        WHERE o.account_id = @accountId AND o.root_id = j.value AND o.transaction_id <> j.value)
      AND NOT EXISTS (SELECT 1 FROM operations o WHERE o.account_id = @accountId AND o.chain_id = j.value)
      AND NOT EXISTS (
        SELECT 1 FROM transactions o INDEXED BY transactions_without_reference
        WHERE o.account_id = @accountId AND o.order_id = t.order_id
          AND o.operation IN ('capture', 'void', 'refund') AND o.told_reference_id IS NULL
          AND o.reference_id IS NULL AND o.status <> 'refused')
      AND NOT EXISTS (
        SELECT 1 FROM unread_rows u INDEXED BY unread_rows_by_order
        WHERE u.account_id = @accountId AND u.order_id = t.order_id AND u.order_id <> '')
      AND NOT EXISTS (
        SELECT 1 FROM unread_rows u INDEXED BY unread_rows_by_reference
        WHERE u.account_id = @accountId AND u.reference_id = j.value AND u.reference_id IS NOT NULL)
      AND NOT EXISTS (
        SELECT 1 FROM unread_rows u INDEXED BY unread_rows_by_transaction
        WHERE u.account_id = @accountId AND u.transaction_id = j.value AND u.transaction_id IS NOT NULL) AS isAlone
  FROM json_each(@roots) j
  LEFT JOIN transactions t ON t.account_id = @accountId AND t.transaction_id = j.value
`;
