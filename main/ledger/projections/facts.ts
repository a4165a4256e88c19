import type { Currency } from '../../../protocol/money/index.ts';
import { followReference } from '../../domain/currency.ts';
import { isCharge } from '../../domain/kinds.ts';
import { type Amendment, amendTold, mergeFact } from '../../domain/merge-fact.ts';
import type { Operation } from '../../domain/operation.ts';
import { findOwnWord, isDisowned, isOurWordAlone, nameOwn } from '../../domain/own-row.ts';
import { maySeeSecondPayment } from '../../domain/page/paid-again.ts';
import type { Fact, Transaction } from '../../domain/transaction.ts';
import { findBearer, findNamer } from '../queries/results.ts';
import {
  findReference,
  findToldCurrency,
  findTransaction,
  type TransactionKey,
  textOfKey,
} from '../queries/transactions.ts';
import { noteChain, type Writing } from '../writing/writing.ts';
import { findQuestioned } from './questioned.ts';
import { type Change, relateChanges } from './relations.ts';
import { findRootOf } from './roots.ts';
import { insertTransactions, updateTransaction } from './transactions.ts';

/**
 * Adds what a source knows, and what follows from it for its neighbours. Rows that meet in a piece are folded in memory and
 * written once; what follows is then read from the tables. Gives the operations whose answers had named a row that is told to be
 * another's, or may have.
 */
export function recordFacts(writing: Writing, facts: readonly Fact[]): readonly Operation[] {
  const changes = new Map<string, Change>();
  const disowned: Operation[] = [];
  for (const fact of facts) {
    const bearer = findBearer(writing.database, fact);
    // It may wait for the bank alone from here on, or have been paid on its page once more.
    if (bearer && (bearer.state === 'pending' || maySeeSecondPayment(bearer)))
      writing.operations.set(bearer.operationId, bearer);
    if (bearer) noteNamed(writing, bearer);
    const told = asStored(fact);
    const key = textOfKey(told);
    const change = changes.get(key);
    const before = change ? change.before : findTransaction(writing.database, told);
    const known = change ? change.row : before;
    const namer = known && findDisowning(writing, known, nameOwn(told, bearer));
    if (namer) disowned.push(namer);
    const row = mergeFact(namer ? undefined : known, told);
    const word = findOwnWord(told, bearer);
    changes.set(key, { before, row: word ? amendTold(row, word) : row });
  }
  saveChanges(writing, changes);
  // What was undone is undone all the same, by what nobody can name now.
  for (const operation of disowned) markVoidedWithoutId(writing, operation);
  return [
    ...disowned,
    ...findQuestioned(
      writing,
      [...changes.values()].flatMap(({ row }) => listToldOf(row)),
    ),
  ];
}

/** Of which transactions a source tells by a row: of itself, of what it refers to, and of what undid it. */
function listToldOf(row: Transaction): readonly TransactionKey[] {
  const { accountId, transactionId, told } = row;
  if (isOurWordAlone(row)) return [];
  return [transactionId, told.referenceId, told.voidedBy].flatMap((id) =>
    id ? [{ accountId, transactionId: id }] : [],
  );
}

/** What an answer or a person had named as a charge's row may be none of its, now that a source tells one by its mark. */
function noteNamed(writing: Writing, { accountId, operation, attempts, settlement }: Operation): void {
  if (!isCharge(operation)) return;
  for (const id of new Set([settlement?.transactionId, ...attempts.map(({ transactionId }) => transactionId)])) {
    const named = id ? findReference(writing.database, { accountId, transactionId: id }) : undefined;
    if (id && named) noteChain(writing, accountId, id);
  }
}

/** The operation that a row was taken for until a source told that it is another's; undefined for every other row. */
function findDisowning({ database }: Writing, known: Transaction, told: Fact): Operation | undefined {
  if (known.knownFrom !== 'desk') return undefined;
  const namer = findNamer(database, known);
  return namer && isDisowned(known, told, namer) ? namer : undefined;
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

/** A void undoes its reference whether or not its own TRANSACTIONID is known; an empty one stands for that. */
export function markVoidedWithoutId(writing: Writing, { operation, state, accountId, referenceId }: Operation): void {
  if (operation !== 'void' || state !== 'succeeded' || referenceId === null) return;
  amendRow(writing, { accountId, transactionId: referenceId }, { voidedBy: '' });
}

/** Adds to a row what no fact of its own told: what it refers to, or that it was voided. */
export function amendRow(writing: Writing, key: TransactionKey, told: Amendment): void {
  const before = findTransaction(writing.database, key);
  if (before) rewriteRow(writing, before, amendTold(before, told));
}

/** Writes a row as it is from now on, and what follows from that. */
export function rewriteRow(writing: Writing, before: Transaction, row: Transaction): void {
  saveChanges(writing, new Map([[textOfKey(row), { before, row }]]));
}

function saveChanges(writing: Writing, changes: ReadonlyMap<string, Change>): void {
  const placed = [...changes.values()].map(({ before, row }) => {
    const rootId = row.referenceId === null ? row.transactionId : findRootOf(writing, row, changes);
    return { before, row: { ...followReference(row, findCurrencyOf(writing, row, changes)), rootId } };
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

/** The currency with which what a row refers to was told, or is about to be; only of a row that was told without one. */
function findCurrencyOf(
  { database }: Writing,
  { accountId, currencyTold, referenceId }: Transaction,
  changes: ReadonlyMap<string, Change>,
): Currency | undefined {
  if (currencyTold || referenceId === null) return undefined;
  const key = { accountId, transactionId: referenceId };
  const changed = changes.get(textOfKey(key))?.row;
  if (!changed) return findToldCurrency(database, key);
  return changed.currencyTold ? changed.told.amount.currency : undefined;
}
