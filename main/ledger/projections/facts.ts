import { amendTold, mergeFact } from '../../domain/merge-fact.ts';
import type { Fact } from '../../domain/transaction.ts';
import { findTransaction, type TransactionKey, textOfKey } from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';
import { type Change, relateChanges } from './relations.ts';
import { findRootOf } from './roots.ts';
import { insertTransactions, updateTransaction } from './transactions.ts';

/**
 * Adds what a source knows, and what follows from it for its neighbours. Rows that meet in a piece are folded in memory and
 * written once; what follows is then read from the tables.
 */
export function recordFacts(writing: Writing, facts: readonly Fact[]): void {
  const changes = new Map<string, Change>();
  for (const told of facts.map(asStored)) {
    const key = textOfKey(told);
    const change = changes.get(key);
    const before = change ? change.before : findTransaction(writing.database, told);
    changes.set(key, { before, row: mergeFact(change ? change.row : before, told) });
  }
  saveChanges(writing, changes);
}

/** SQLite keeps UTF-8, which has no half of a surrogate pair: such a one would make two keys of what is one in the table. */
function asStored(told: Fact): Fact {
  return { ...toWellFormed(told), further: toWellFormed(told.further) };
}

function toWellFormed<Texts extends object>(texts: Texts): Texts {
  const stored = Object.entries(texts).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.toWellFormed() : value,
  ]);
  return Object.fromEntries(stored) as Texts;
}

/** Adds to a row what no fact of its own told: what it refers to, or that it was voided. */
export function amendRow(writing: Writing, key: TransactionKey, told: Parameters<typeof amendTold>[1]): void {
  const before = findTransaction(writing.database, key);
  if (before) saveChanges(writing, new Map([[textOfKey(key), { before, row: amendTold(before, told) }]]));
}

function saveChanges(writing: Writing, changes: ReadonlyMap<string, Change>): void {
  const placed = [...changes.values()].map(({ before, row }) => {
    const rootId = row.referenceId === null ? row.transactionId : findRootOf(writing, row, changes);
    return { before, row: { ...row, rootId } };
  });
  for (const { before, row } of placed) {
    if (!before) continue;
    updateTransaction(writing.database, before, row);
    noteChain(writing, before.accountId, before.rootId);
  }
  insertTransactions(
    writing.database,
    placed.filter(({ before }) => !before).map(({ row }) => row),
  );
  relateChanges(writing, placed);
}
