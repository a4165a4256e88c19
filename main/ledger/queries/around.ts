import type { Chain } from '../../domain/chain.ts';
import { openStates } from '../../domain/operation.ts';
import { type Credited, isToCustomerOf, listRowIds, type OpenOnOrder, sortCredited } from '../../domain/situation.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { Around, AroundQuestion } from '../../ports/views.ts';
import { listOf } from '../database/list-of.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { countTouches } from '../replica/versions.ts';
import { readChain } from './chain.ts';
import { listCredits } from './operations.ts';
import { readPlan } from './plan.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { findTransaction } from './transactions.ts';

/** Read in the same moment as what a review shows. */
export function touchesOf(database: ReadableDatabase): { readonly touches?: number } {
  const touches = countTouches(database);
  return touches > 0 ? { touches } : {};
}

/** Everything that the ledger knows around a transaction; undefined for one that it does not know. */
export function readAround(database: ReadableDatabase, question: AroundQuestion): Around | undefined {
  const { accountId, since } = question;
  const row = findTransaction(database, question);
  if (!row) return undefined;
  const chain = readChain(database, accountId, row.rootId);
  // Whichever row of a chain is asked about, its order is the root's and its plan the instalment's.
  const root = chain.transactions.find(({ transactionId }) => transactionId === row.rootId) ?? row;
  const scheduleId = chain.transactions.find((member) => member.scheduleId !== null)?.scheduleId;
  const orderId = question.orderId ?? root.orderId;
  return {
    row,
    chain,
    plan: scheduleId ? readPlan(database, accountId, scheduleId) : null,
    lately: listLately(database, { accountId, orderId, since }),
    credited: readCredited(database, chain, since),
    openOnOrder: listOpenOnOrder(database, { accountId, orderId }),
    ...touchesOf(database),
  };
}

interface Order {
  readonly accountId: string;
  readonly orderId: string;
}

/** What gave money back under an order since an instant, newest first. */
function listLately(database: ReadableDatabase, asked: Order & { readonly since: number }): Transaction[] {
  return database.prepare<object, StoredTransaction>(gaveBack).all(asked).map(toTransaction);
}

const gaveBack = `
  SELECT ${transactionColumns} FROM transactions t
  WHERE t.account_id = @accountId AND t.order_id = @orderId AND t.operation IN ('refund', 'credit')
    AND t.happened_at >= @since
  ORDER BY t.position DESC
`;

/** What was credited to a chain's customer since an instant, or may be. */
function readCredited(database: ReadableDatabase, { accountId, transactions }: Chain, since: number): Credited {
  const operations = listCredits(database, accountId, since).filter((credit) => isToCustomerOf(credit, transactions));
  const aliases = JSON.stringify([...new Set(transactions.map(({ alias }) => alias))]);
  const toAlias = database.prepare<object, StoredTransaction>(creditedTo).all({ accountId, aliases, since });
  // What this desk was answered has no alias until a source tells it.
  const made = operations
    .flatMap(listRowIds)
    .flatMap((id) => findTransaction(database, { accountId, transactionId: id }) ?? []);
  const rows = new Map([...toAlias.map(toTransaction), ...made].map((row) => [row.transactionId, row]));
  return { rows: sortCredited([...rows.values()], since), operations };
}

const creditedTo = `
  SELECT ${transactionColumns} FROM json_each(@aliases) j CROSS JOIN transactions t INDEXED BY transactions_by_alias
  WHERE t.account_id = @accountId AND t.alias = j.value AND t.alias <> '' AND t.happened_at >= @since
    AND t.operation = 'credit'
`;

/** What is under way on an order, or has no outcome yet, oldest first. */
export function listOpenOnOrder(database: ReadableDatabase, asked: Order): OpenOnOrder[] {
  return database.prepare<object, OpenOnOrder>(openOnOrder).all(asked);
}

const openOnOrder = `
  SELECT actor, operation, coalesce(confirmed_at, drafted_at) AS since FROM operations
  WHERE account_id = @accountId AND order_id = @orderId AND state IN (${listOf(openStates)})
  ORDER BY operation_id
`;
