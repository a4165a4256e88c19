import { assertNever } from '../../../protocol/assert-never.ts';
import { type Chain, chainIdOf, type Hold, makeChain, readChainId } from '../../domain/chain.ts';
import { listAnswered } from '../../domain/doubted.ts';
import { extraDataForms } from '../../domain/extra-data.ts';
import { isCharge } from '../../domain/kinds.ts';
import type { Operation } from '../../domain/operation.ts';
import { isMadeBy, isOurWordAlone } from '../../domain/own-row.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { readBeside } from './beside.ts';
import { listNamed } from './named.ts';
import { listChainOperations } from './operations.ts';
import { findTransaction, listBearing, listRoot, listSchedule } from './transactions.ts';
import { listUnread } from './unread.ts';

/** The chain that a transaction belongs to, or undefined for one that this ledger does not know. */
export function findChain(database: ReadableDatabase, accountId: string, transactionId: string): Chain | undefined {
  const row = findTransaction(database, { accountId, transactionId });
  return row && readChain(database, accountId, row.rootId);
}

/** What an operation holds, by its chain id: a transaction's chain, a plan, or the order of a credit. */
export function readChain(database: ReadableDatabase, accountId: string, chainId: string): Chain {
  const hold = readChainId(chainId);
  const transactions = listHeld(database, accountId, hold);
  const begun = listBeginnings(database, transactions, hold);
  const operations = [...begun, ...listChainOperations(database, accountId, chainId)];
  const beside = readBeside(database, accountId, chainId, transactions);
  const unread = hold.kind === 'chain' ? listUnread(database, accountId, { chainId, transactions }) : [];
  const named = listNamed(database, accountId, listAnswered(operations));
  const bearing = transactions.some(isOurWordAlone) ? listBearingMarks(database, begun) : [];
  return makeChain({ accountId, chainId, transactions, operations, beside, unread, named, bearing });
}

/** The rows that bear the mark of an attempt of some operations. */
function listBearingMarks(database: ReadableDatabase, operations: readonly Operation[]): Transaction[] {
  return operations.flatMap(({ accountId, attempts }) =>
    attempts
      .flatMap(({ attemptId }) => extraDataForms(attemptId))
      .flatMap((form) => listBearing(database, accountId, form)),
  );
}

/** What this desk began a chain with holds its order, not the chain, and belongs to it all the same once its row is known. */
function listBeginnings(database: ReadableDatabase, transactions: readonly Transaction[], hold: Hold): Operation[] {
  const root = hold.kind === 'chain' && transactions.find(({ transactionId }) => transactionId === hold.rootId);
  return root ? listMakers(database, root) : [];
}

/** The charges of this desk that made a row; none for a row that is no charge. */
export function listMakers(database: ReadableDatabase, root: Transaction): Operation[] {
  if (!isCharge(root.operation)) return [];
  const { accountId, operation, orderId } = root;
  const chainId = chainIdOf(operation, { rootId: '', scheduleId: '', orderId });
  return listChainOperations(database, accountId, chainId).filter((made) => isMadeBy(root, made));
}

function listHeld(database: ReadableDatabase, accountId: string, hold: Hold): Transaction[] {
  switch (hold.kind) {
    case 'chain':
      return listRoot(database, accountId, hold.rootId);
    case 'plan':
      return [
        ...listSchedule(database, accountId, hold.scheduleId),
        ...listStops(database, accountId, hold.scheduleId),
      ];
    case 'order':
      // A credit edits none.
      return [];
    default:
      return assertNever(hold);
  }
}

/** Stops of a plan: they hang on its first instalment, whose id is the plan's (S3:122). */
function listStops(database: ReadableDatabase, accountId: string, scheduleId: string): Transaction[] {
  const first = findTransaction(database, { accountId, transactionId: scheduleId });
  return listRoot(database, accountId, first?.rootId ?? scheduleId).filter(
    ({ operation, referenceId }) => operation === 'stopntimes' && referenceId === scheduleId,
  );
}
