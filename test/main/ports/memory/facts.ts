import { mergeFact } from '../../../../main/domain/merge-fact.ts';
import { tiePlans } from '../../../../main/domain/plan.ts';
import { findRoot, inferReferences, lacksReference } from '../../../../main/domain/references.ts';
import type { Fact, Transaction } from '../../../../main/domain/transaction.ts';
import { noteChain, type Writing } from './change.ts';
import { retieOperation, retieOperations } from './operations.ts';
import { findRow, listOrder, listRoot, saveRow } from './store.ts';

/** Adds what a source knows, and what follows from it for its neighbours (main/ledger/projections/facts.ts). */
export function recordFact(writing: Writing, told: Fact): void {
  const { store } = writing;
  const { accountId, transactionId } = told;
  const present = findRow(store, accountId, transactionId);
  const referenceId = told.referenceId ?? present?.referenceId ?? null;
  // A reference that has not come in yet stands for its own chain until it does.
  const rootId = referenceId === null ? transactionId : (findRow(store, accountId, referenceId)?.rootId ?? referenceId);
  const merged = mergeFact(present, told, rootId);
  saveRow(store, merged);
  noteChain(writing, accountId, rootId);
  adoptOrphans(writing, merged);
  if (!present) markVoidedBefore(writing, merged);
  if (merged.operation === 'void' && referenceId !== null && told.status === 'succeeded') {
    changeRow(writing, accountId, referenceId, { voidedBy: transactionId });
  }
  if (told.voidedBy) nameReference(writing, merged, told.voidedBy);
  if (told.schedule !== '') rewriteOrder(writing, merged, tiePlans);
  const isLacking = listOrder(store, accountId, merged.orderId).some(({ row }) => lacksReference(row));
  if (present?.referenceInferred || isLacking) inferAnew(writing, merged);
}

export function inferAnew(writing: Writing, order: Transaction): void {
  rewriteOrder(writing, order, inferReferences);
  retieOrder(writing, order);
}

/** VOIDEDBY names what a void refers to, where the void's own row did not. */
function nameReference(writing: Writing, { accountId, transactionId }: Transaction, voidedBy: string): void {
  const by = findRow(writing.store, accountId, voidedBy);
  if (by?.operation !== 'void' || !lacksReference(by)) return;
  changeRow(writing, accountId, voidedBy, { referenceId: transactionId, referenceInferred: false });
  inferAnew(writing, by);
}

export function changeRow(
  { store }: Writing,
  accountId: string,
  transactionId: string,
  change: Partial<Transaction>,
): void {
  const row = findRow(store, accountId, transactionId);
  if (row) saveRow(store, { ...row, ...change });
}

function adoptOrphans(writing: Writing, { accountId, transactionId, rootId }: Transaction): void {
  if (rootId === transactionId) return;
  const { store } = writing;
  for (const { row } of [...listRoot(store, accountId, transactionId)]) saveRow(store, { ...row, rootId });
  retieOperations(writing, accountId, transactionId, rootId);
}

/** A void that came in before what it undid stands in its chain already, and had nothing to mark. */
function markVoidedBefore(writing: Writing, { accountId, transactionId, rootId }: Transaction): void {
  const by = listRoot(writing.store, accountId, rootId).findLast(
    ({ row }) => row.operation === 'void' && row.referenceId === transactionId && row.status === 'succeeded',
  );
  if (by) changeRow(writing, accountId, transactionId, { voidedBy: by.row.transactionId });
}

/** Writes what a rule makes of the rows of an order. */
function rewriteOrder(
  writing: Writing,
  { accountId, orderId }: Transaction,
  rule: (rows: readonly Transaction[]) => readonly Transaction[],
): void {
  for (const row of rule(listOrder(writing.store, accountId, orderId).map((held) => held.row))) {
    const { referenceId, referenceInferred, voidedBy, scheduleId } = row;
    changeRow(writing, accountId, row.transactionId, { referenceId, referenceInferred, voidedBy, scheduleId });
  }
}

/** Puts the rows of an order, and all that hang on them, under the roots that their references lead to. */
function retieOrder(writing: Writing, { accountId, orderId }: Transaction): void {
  const { store } = writing;
  const roots = new Set(listOrder(store, accountId, orderId).flatMap(({ row }) => [row.transactionId, row.rootId]));
  const rows = [...roots].flatMap((rootId) => listRoot(store, accountId, rootId).map(({ row }) => row));
  const byId = new Map(rows.map((row) => [row.transactionId, row]));
  const find = (transactionId: string) => byId.get(transactionId) ?? findRow(store, accountId, transactionId);
  for (const row of rows) {
    const rootId = findRoot(row, find);
    if (rootId === row.rootId) continue;
    changeRow(writing, accountId, row.transactionId, { rootId });
    noteChain(writing, accountId, rootId);
  }
  const operations = [...store.operations.values()].filter(({ operation }) => operation.accountId === accountId);
  for (const held of operations.toSorted((one, other) =>
    one.operation.operationId < other.operation.operationId ? -1 : 1,
  )) {
    const { operation, chainId, referenceId } = held.operation;
    if (operation === 'credit' || operation === 'stopntimes' || !roots.has(chainId)) continue;
    const reference = findRow(store, accountId, referenceId);
    if (reference && reference.rootId !== chainId) retieOperation(writing, held, reference.rootId);
  }
}
