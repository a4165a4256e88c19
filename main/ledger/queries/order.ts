import { chainIdOf } from '../../domain/chain.ts';
import { chargedLately } from '../../domain/charge/charge-guards.ts';
import type { OrderFacts, OrderQuestion } from '../../domain/charge/order-situation.ts';
import { listAnswered, listDoubted } from '../../domain/doubted.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { firstPlaceOf } from '../projections/position.ts';
import { listOpenOnOrder, touchesOf } from './around.ts';
import { listNamed } from './named.ts';
import { listChainOperations, listOpenCharges } from './operations.ts';
import { readPlan } from './plan.ts';
import { type StoredTransaction, toTransaction, transactionColumns } from './rows.ts';
import { findTransaction, listOrder } from './transactions.ts';
import { listUnreadOfOrder } from './unread.ts';

/** Everything that the ledger knows around an order under which a charge is to begin. */
export function readOrder(database: ReadableDatabase, question: OrderQuestion): OrderFacts {
  const { accountId, orderId, sourceId, client, now } = question;
  const source = sourceId === null ? undefined : findTransaction(database, { accountId, transactionId: sourceId });
  const alias = question.alias ?? source?.alias ?? '';
  const isFirst = sourceId === null && alias === '' && client !== '';
  const chainId = chainIdOf('payment', { rootId: '', scheduleId: '', orderId });
  const rows = listOrder(database, { accountId, orderId });
  const operations = listChainOperations(database, accountId, chainId);
  return {
    accountId,
    orderId,
    rows,
    operations,
    doubted: listDoubted(operations, rows, listNamed(database, accountId, listAnswered(operations))),
    openOnOrder: listOpenOnOrder(database, { accountId, orderId }),
    unread: listUnreadOfOrder(database, accountId, orderId),
    source: source ?? null,
    cardExpiry: alias === '' ? '' : findExpiry(database, { accountId, alias }),
    onAlias: alias === '' ? [] : listOnAlias(database, { accountId, alias, since: now - chargedLately }),
    openOnAlias: alias === '' ? [] : listOpenOnAlias(database, accountId, alias),
    onClient: isFirst ? listOnClient(database, { accountId, client, since: now - chargedLately }) : [],
    openOnClient: isFirst ? listOpenOnClient(database, accountId, client) : [],
    refusedInstalments: listRefusedInstalments(database, { accountId, client }),
    ...touchesOf(database),
  };
}

/** `MM-YY` of the card behind an alias, as the newest of its transactions tells it; empty where none does. */
function findExpiry(database: ReadableDatabase, asked: { readonly accountId: string; readonly alias: string }): string {
  const expiry = database
    .prepare<object, string>(
      `SELECT t.further ->> '$.cardExpiry' FROM transactions t INDEXED BY transactions_by_alias
       WHERE t.account_id = @accountId AND t.alias = @alias AND t.alias <> '' AND t.further ->> '$.cardExpiry' <> ''
       ORDER BY t.happened_at DESC, t.position DESC LIMIT 1`,
    )
    .pluck()
    .get(asked);
  return expiry ?? '';
}

/** What was charged to an alias since an instant, newest first. */
function listOnAlias(
  database: ReadableDatabase,
  asked: { readonly accountId: string; readonly alias: string; readonly since: number },
): Transaction[] {
  return database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t INDEXED BY transactions_by_alias
       WHERE t.account_id = @accountId AND t.alias = @alias AND t.alias <> '' AND t.happened_at >= @since
         AND t.operation IN ('payment', 'authorization')
       ORDER BY t.happened_at DESC, t.position DESC`,
    )
    .all(asked)
    .map(toTransaction);
}

/** What was charged to a customer since an instant, newest first: along the index, whose places follow business time. */
function listOnClient(
  database: ReadableDatabase,
  { accountId, client, since }: { readonly accountId: string; readonly client: string; readonly since: number },
): Transaction[] {
  return database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t INDEXED BY transactions_by_client
       WHERE t.client = @client AND t.client <> '' AND t.account_id = @accountId AND t.position >= @from
         AND t.happened_at >= @since AND t.operation IN ('payment', 'authorization')
       ORDER BY t.position DESC`,
    )
    .all({ accountId, client, since, from: BigInt(firstPlaceOf(since)) })
    .map(toTransaction);
}

function listOpenOnClient(database: ReadableDatabase, accountId: string, client: string): Operation[] {
  return listOpenCharges(database, accountId).filter(({ attempts }) =>
    attempts.some(({ parameters }) => parameters['CLIENTIDENT'] === client),
  );
}

function listOpenOnAlias(database: ReadableDatabase, accountId: string, alias: string): Operation[] {
  return listOpenCharges(database, accountId).filter(({ attempts }) =>
    attempts.some(({ parameters }) => parameters['ALIAS'] === alias),
  );
}

/** So many refused instalments are looked into, the newest: a plan has few, and retries of one are rows of their own. */
const mostRefused = 20n;

/** Instalments that were refused and may be tried again: not the first, which begins no plan (rules.md G42, G44). */
function listRefusedInstalments(
  database: ReadableDatabase,
  asked: { readonly accountId: string; readonly client: string },
): Transaction[] {
  if (asked.client === '') return [];
  const refused = database
    .prepare<object, StoredTransaction>(
      `SELECT ${transactionColumns} FROM transactions t INDEXED BY transactions_refused_in_plans
       WHERE t.account_id = @accountId AND t.client = @client AND t.schedule <> '' AND t.status = 'refused'
       ORDER BY t.happened_at DESC, t.position DESC LIMIT @most`,
    )
    .all({ ...asked, most: mostRefused })
    .map(toTransaction);
  return refused.filter((row) => {
    if (row.scheduleId === null) return !row.schedule.startsWith('1-');
    const { state, instalments } = readPlan(database, row.accountId, row.scheduleId);
    return state === 'running' && instalments.some((instalment) => instalment.row?.transactionId === row.transactionId);
  });
}
