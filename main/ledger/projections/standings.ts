import { type Chain, makeChain, readChainId } from '../../domain/chain.ts';
import { standBeside, standTogether } from '../../domain/chain-state.ts';
import { standAlone } from '../../domain/stand-alone.ts';
import { isSameStanding, type RowStanding } from '../../domain/standing.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readChain } from '../queries/chain.ts';
import { listRoot, type TransactionKey } from '../queries/transactions.ts';
import type { Writing } from '../writing/writing.ts';
import { hasUnread, listRootsBesideUnread, listRootsOfOrders } from './beside.ts';
import { type Glance, lookAt, standingOf } from './glance.ts';
import { listMayBeTraced, listTracedOrders } from './traced.ts';

/**
 * Writes what each row stands at now, in every chain that was noted: for a row that came in, an operation of this desk, an edit
 * of its order that nobody can attribute, a row that could not be read. To be asked at the end of a transaction, once for all.
 */
export function keepStandings(writing: Writing): void {
  const { database } = writing;
  for (const [accountId, noted] of listRoots(writing)) {
    const glances = lookAt(database, accountId, noted);
    const beside = listBeside(database, accountId, noted, glances);
    for (const rootId of beside) keepWhole(database, readChain(database, accountId, rootId));
    for (const [rootId, rows] of Map.groupBy(glances, (glance) => glance.rootId)) {
      if (!beside.has(rootId)) keepApart(database, { accountId, rootId }, rows);
    }
  }
}

/** Most chains are one row and nothing around it: that is told at a glance, and nothing more is read. */
function keepApart(
  database: WritableDatabase,
  { accountId, rootId }: { readonly accountId: string; readonly rootId: string },
  rows: readonly Glance[],
): void {
  const [only] = rows;
  if (rows.some((row) => row.hasOperations === 1)) {
    keepWhole(database, readChain(database, accountId, rootId));
  } else if (only && rows.length === 1 && only.transactionId === rootId && only.isDisputed === 0) {
    const { status, voidedBy, operation, minor, currency, transactionId } = only;
    const row = { status, voidedBy, operation, chargedBack: only.chargedBack === 1, amount: { minor, currency } };
    save(database, { accountId, transactionId }, standAlone(row), standingOf(only));
  } else {
    const transactions = listRoot(database, accountId, rootId);
    keepWhole(database, makeChain({ accountId, chainId: rootId, transactions, operations: [] }));
  }
}

function keepWhole(database: WritableDatabase, chain: Chain): void {
  const stands = standTogether(chain);
  for (const row of chain.transactions) save(database, row, stands.get(row.transactionId) ?? row.stands, row.stands);
  if (chain.operations.length === 0) return;
  // What an answer named wrongly is none of the chain's rows, and may have stood there before.
  for (const row of listRoot(database, chain.accountId, chain.chainId))
    if (!stands.has(row.transactionId)) save(database, row, standBeside(row), row.stands);
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

/**
 * Chains that hang on more than their own rows and operations: an edit of one of their orders that named no reference may be of
 * each of them, what refers to something unknown may follow a capture of them that nobody told of, and a row that could not be
 * read stands for a chain until what is known elsewhere answers for it.
 */
function listBeside(
  database: WritableDatabase,
  accountId: string,
  noted: ReadonlySet<string>,
  glances: readonly Glance[],
): ReadonlySet<string> {
  const edited = new Set(glances.filter(({ hasEdits }) => hasEdits === 1).map(({ orderId }) => orderId));
  const asked = [...listMayBeTraced(glances)].filter((orderId) => !edited.has(orderId));
  const orders = new Set([...edited, ...(asked.length === 0 ? [] : listTracedOrders(database, accountId, asked))]);
  return new Set([
    ...(orders.size === 0 ? [] : listRootsOfOrders(database, accountId, orders)),
    ...(hasUnread(database, accountId) ? listRootsBesideUnread(database, accountId, noted) : []),
  ]);
}
