import { type Beside, isTrace, mayLackRows, mostBeside, nothingBeside } from '../../../../main/domain/beside.ts';
import { type Chain, chainIdOf, makeChain, readChainId } from '../../../../main/domain/chain.ts';
import { listAnswered, type Named } from '../../../../main/domain/doubted.ts';
import { extraDataForms } from '../../../../main/domain/extra-data.ts';
import { isCharge } from '../../../../main/domain/kinds.ts';
import type { Attempt, Operation } from '../../../../main/domain/operation.ts';
import { compareByTime } from '../../../../main/domain/order-of-business.ts';
import { couldBeMadeBy, isMadeBy } from '../../../../main/domain/own-row.ts';
import { waitsForBank } from '../../../../main/domain/page/page.ts';
import { beginsPlan, makePlan, type Plan } from '../../../../main/domain/plan.ts';
import { isUnattributed } from '../../../../main/domain/readings.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { OwnPlan } from '../../../../main/ports/views.ts';
import { assertNever } from '../../../../protocol/assert-never.ts';
import { bearsAnothers } from './named.ts';
import { findRow, type HeldRow, keyOf, listOrder, listRoot, type Store } from './store.ts';
import { listUnread, listUnreadAbout } from './unread.ts';

export function readOperation(store: Store, operationId: string): Operation | undefined {
  const held = store.operations.get(operationId);
  return held && withRowIds(store, held.operation);
}

export function requireOperation(store: Store, operationId: string): Operation {
  const operation = readOperation(store, operationId);
  if (!operation) throw new Error(`Operation ${operationId} is not in the ledger.`);
  return operation;
}

/** A row may come in before the answer does, or in its place: it carries the attempt's id. */
function withRowIds(store: Store, operation: Operation): Operation {
  const found = operation.attempts.map((attempt) => ({
    rowId: rowIdOf(store, operation, attempt),
    withBank: isWithBank(store, operation, attempt),
  }));
  const isSame = (attempt: Attempt, index: number) =>
    attempt.rowId === found[index]?.rowId && attempt.withBank === found[index]?.withBank;
  if (operation.attempts.every(isSame)) return operation;
  return { ...operation, attempts: operation.attempts.map((attempt, index) => ({ ...attempt, ...found[index] })) };
}

function isWithBank(store: Store, operation: Operation, { attemptId, transactionId }: Attempt): boolean {
  const { accountId } = operation;
  if (operation.state !== 'pending' || !isCharge(operation.operation)) return false;
  const answered = findRow(store, accountId, transactionId ?? '');
  if (answered && waitsForBank(answered) && !bearsAnothers(store, { operation, attemptId: null }, answered))
    return true;
  return listMarked(store, accountId, extraDataForms(attemptId)).some(({ row }) => waitsForBank(row));
}

function rowIdOf(store: Store, operation: Operation, { attemptId }: Attempt): string | null {
  const marked = listMarked(store, operation.accountId, extraDataForms(attemptId));
  const rows = marked.filter(({ row }) => couldBeMadeBy(row, operation));
  return rows[0]?.row.transactionId ?? null;
}

/** Rows that bear one of some texts in EXTRADATA, by position. */
export function listMarked({ byExtraData }: Store, accountId: string, texts: readonly string[]): readonly HeldRow[] {
  const lists = texts.flatMap((text) => byExtraData.get(keyOf(accountId, text)) ?? []);
  return lists.length > 1 ? lists.toSorted(byPosition) : lists;
}

export function byPosition(left: HeldRow, right: HeldRow): number {
  return left.position - right.position;
}

/** The list goes by position; what is last goes by when it happened. */
function byTime(left: HeldRow, right: HeldRow): number {
  return left.row.happenedAt - right.row.happenedAt || byPosition(left, right);
}

/** What an operation holds, by its chain id: a transaction's chain, a plan, or the order of a credit. */
export function readChain(store: Store, accountId: string, chainId: string): Chain {
  const transactions = listHeld(store, accountId, chainId);
  const begun = listBeginnings(store, transactions, chainId);
  const operations = [...begun, ...listOperations(store, accountId, chainId)];
  const beside = readBeside(store, accountId, chainId, transactions);
  const unread = readChainId(chainId).kind === 'chain' ? listUnread(store, accountId, { chainId, transactions }) : [];
  const named = listAnswered(operations).map((id) => readNamed(store, accountId, id));
  const marks = begun.flatMap(({ attempts }) => attempts.flatMap(({ attemptId }) => extraDataForms(attemptId)));
  const bearing = listMarked(store, accountId, marks).map(({ row }) => row);
  return makeChain({ accountId, chainId, transactions, operations, beside, unread, named, bearing });
}

/** main/ledger/queries/named.ts, over all rows. */
export function readNamed(store: Store, accountId: string, transactionId: string): Named {
  const tied = listAccount(store, accountId)
    .map(({ row }) => row)
    .filter(({ told }) => told.referenceId === transactionId || told.voidedBy === transactionId);
  const unread = listUnreadAbout(store, accountId, transactionId);
  return { transactionId, row: findRow(store, accountId, transactionId), tied, unread };
}

/** Everything that this desk did on a chain, drafts left out, oldest first. */
export function listOperations(store: Store, accountId: string, chainId: string): Operation[] {
  return (store.byChain.get(keyOf(accountId, chainId)) ?? [])
    .filter(({ operation }) => operation.state !== 'drafted')
    .map(({ operation }) => withRowIds(store, operation))
    .toSorted(byId);
}

/** main/ledger/queries/chain.ts, over maps. */
function listBeginnings(store: Store, transactions: readonly Transaction[], chainId: string): Operation[] {
  const root = transactions.find(({ transactionId }) => transactionId === chainId);
  return root ? listMakers(store, root) : [];
}

function listMakers(store: Store, root: Transaction): Operation[] {
  if (!isCharge(root.operation)) return [];
  const held = chainIdOf(root.operation, { rootId: '', scheduleId: '', orderId: root.orderId });
  return listOperations(store, root.accountId, held).filter((made) => isMadeBy(root, made));
}

/** main/ledger/queries/beside.ts, over maps. */
function readBeside(store: Store, accountId: string, chainId: string, transactions: readonly Transaction[]): Beside {
  if (readChainId(chainId).kind !== 'chain') return nothingBeside;
  const read = (orderId: string) => listOrder(store, accountId, orderId).map(({ row }) => row);
  const orders = new Set(transactions.map(({ orderId }) => orderId));
  const ofOrders = [...orders].flatMap(read);
  const edits = ofOrders.filter((row) => isUnattributed(row)).toSorted(compareByTime);
  const traces = ofOrders
    .filter((row) => mayLackRows(transactions) && isTrace(row, findRow(store, accountId, row.rootId)))
    .toSorted(compareByTime);
  const ofEdits = [...new Set(edits.map(({ orderId }) => orderId))].flatMap(read);
  const chains = [...new Set(ofEdits.map(({ rootId }) => rootId))].flatMap((rootId) =>
    listRoot(store, accountId, rootId),
  );
  const elsewhere = chains
    .map(({ row }) => row)
    .filter((row) => !ofEdits.some(({ transactionId }) => transactionId === row.transactionId));
  const rows = ofEdits.length > mostBeside ? ofEdits : [...ofEdits, ...elsewhere];
  if (edits.length === 0) return traces.length === 0 ? nothingBeside : { ...nothingBeside, traces };
  return { edits, rows: rows.length > mostBeside ? null : rows, traces };
}

function byId(left: Operation, right: Operation): number {
  return left.operationId < right.operationId ? -1 : 1;
}

function listHeld(store: Store, accountId: string, chainId: string): Transaction[] {
  const hold = readChainId(chainId);
  switch (hold.kind) {
    case 'chain':
      return listRoot(store, accountId, hold.rootId).map(({ row }) => row);
    case 'plan':
      return listAccount(store, accountId)
        .filter(({ row }) => row.scheduleId === hold.scheduleId || isStopOf(row, hold.scheduleId))
        .map(({ row }) => row);
    case 'order':
      return [];
    default:
      return assertNever(hold);
  }
}

function isStopOf({ operation, referenceId }: Transaction, scheduleId: string): boolean {
  return operation === 'stopntimes' && referenceId === scheduleId;
}

/** All rows of an account by position. */
export function listAccount({ rows }: Store, accountId: string): HeldRow[] {
  return [...rows.values()].filter(({ row }) => row.accountId === accountId).toSorted(byPosition);
}

export function findChain(store: Store, accountId: string, transactionId: string): Chain | undefined {
  const row = findRow(store, accountId, transactionId);
  return row && readChain(store, accountId, row.rootId);
}

export function readPlan(store: Store, accountId: string, scheduleId: string): Plan {
  const rows = listAccount(store, accountId)
    .filter(({ row }) => row.scheduleId === scheduleId)
    .toSorted(byTime)
    .map(({ row }) => row);
  const first = rows.find(({ transactionId }) => transactionId === scheduleId);
  const [operation] = first ? listMakers(store, first) : [];
  const asked = operation && { operation, lastLookAt: lastLookAt(store, operation.operationId) };
  return makePlan(scheduleId, rows, readChain(store, accountId, `schedule:${scheduleId}`), asked);
}

export function findOwnPlan(store: Store, operationId: string): OwnPlan | undefined {
  const operation = readOperation(store, operationId);
  const rows = operation ? listOrder(store, operation.accountId, operation.orderId) : [];
  const first = rows.map(({ row }) => row).find((row) => beginsPlan(row) && operation && isMadeBy(row, operation));
  return first && operation && { operation, plan: readPlan(store, operation.accountId, first.transactionId) };
}

export function lastLookAt({ looks }: Store, operationId: string): number | null {
  return looks.get(operationId)?.at(-1)?.lookedAt ?? null;
}
