import { isDisputed } from './disputed.ts';
import { type FactSource, type OperationType, referenceColumnOf } from './kinds.ts';
import { isOurWordAlone } from './own-row.ts';
import { isUnattributed } from './readings.ts';
import { lacksReference } from './references.ts';
import { type Disputable, disputable, type Telling, type Transaction } from './transaction.ts';

/** What is wrong with the column of a row that could not be read. */
export type UnreadProblem =
  /** It says nothing, in whatever spelling: money is never guessed from silence. */
  | 'absent'
  /** It says something that no transaction can have. */
  | 'malformed'
  /** The row ends in it or before it. */
  | 'cutShort'
  /** The row has more cells than the file has columns: a value may stand in a wrong one. */
  | 'shifted'
  /** Its quotes do not close where the row ends. */
  | 'quotes';

/** So much of the name of a column to blame is kept, in UTF-16 units: a file may call its own columns anything. */
const longestColumn = 64;

/** The name of a column to blame, as it is kept: no longer, and without the half of a sign. */
export function cutColumn(name: string): string {
  return name.slice(0, longestColumn).toWellFormed();
}

/** A row whose money could not be read, by what of it can be read. */
export interface UnreadRow {
  readonly accountId: string;
  /** Null where it is not legible. */
  readonly transactionId: string | null;
  /** Empty where it is not legible. */
  readonly orderId: string;
  readonly referenceId: string | null;
  readonly operation: OperationType | null;
  /** The column to blame. */
  readonly column: string;
  readonly problem: UnreadProblem;
}

/** The same as a source told of it. */
export interface UnreadFact extends UnreadRow {
  readonly source: FactSource;
  /** Milliseconds UTC. */
  readonly at: number;
}

/**
 * Whether what is known of a transaction answers for a row that could not be read: it was told at the same time or later, and
 * by a source that tells as much. A notification knows no chargeback and no reference, which a row of the gateway's tables may
 * have had, and perhaps no order. Without an id a row of the same order and kind answers for it, and only a later one: what
 * came with it is another row. What an answer to this desk alone tells of answers for nothing: answers may be mixed up, and of two
 * refunds of an order what is legible is the same.
 */
export function isReadBy(unread: UnreadFact, row: Transaction): boolean {
  if (row.accountId !== unread.accountId || row.knownAt < unread.at || isOurWordAlone(row)) return false;
  if (isTable(unread.source) && !isTable(row.told.from)) return false;
  // A notification that came last makes nothing newer of what a table had told before.
  if (isTable(unread.source) && row.told.at < unread.at) return false;
  if (unread.transactionId !== null) return row.transactionId === unread.transactionId && !isPlacedBy(unread, row);
  const isSameKind = unread.operation === null || row.operation === unread.operation;
  return row.knownAt > unread.at && unread.orderId !== '' && row.orderId === unread.orderId && isSameKind;
}

/** Exports and look-ups are the gateway's own tables. */
function isTable(source: FactSource): boolean {
  return source === 'import' || source === 'lookup';
}

/** Whether a row that could not be read names what is known of its transaction from nowhere else: its reference, its order. */
function isPlacedBy(unread: UnreadFact, row: Transaction): boolean {
  return namesReferenceOf(unread, row) || (unread.orderId !== '' && row.orderId === '');
}

/** No source that was read has told the reference; what was inferred in its place may be another one. */
function namesReferenceOf({ referenceId }: UnreadFact, row: Transaction): boolean {
  return referenceId !== null && lacksReference(row) && row.referenceId !== referenceId;
}

/**
 * Whether a row that could not be read may have changed what is left of a chain. Another payment of the same order, for
 * instance, begins a chain of its own.
 */
export function mayConcern({ transactionId, operation }: UnreadFact, transactions: readonly Transaction[]): boolean {
  if (transactions.some((row) => row.transactionId === transactionId)) return true;
  return operation === null || (operation !== 'payment' && operation !== 'authorization' && operation !== 'credit');
}

/** What a chain's unread rows are judged by. */
export interface Known {
  find(transactionId: string): Transaction | undefined;
  listOrder(orderId: string): readonly Transaction[];
}

/**
 * Of rows that could not be read and are of a chain's order or transactions, those that still stand for it: nothing told
 * later answers for them, and they are of no other chain. One line for a transaction, the newest; newest first.
 */
export function findStanding(
  candidates: readonly UnreadFact[],
  chainId: string,
  { find, listOrder }: Known,
): UnreadFact[] {
  const isElsewhere = (row: Transaction | undefined) => row !== undefined && row.rootId !== chainId;
  /** What begins with an edit that nobody can attribute may be of any chain, also of this one. */
  const isTied = (row: Transaction | undefined) => {
    const root = row && find(row.rootId);
    return root === undefined || !isUnattributed(root);
  };
  const isOfAnotherChain = (unread: UnreadFact) => {
    const row = unread.transactionId === null ? undefined : find(unread.transactionId);
    // What is known of it leads to no chain, or by an answer alone; the row that could not be read does.
    const isAlone = row !== undefined && ((lacksReference(row) && isPlacedBy(unread, row)) || isOurWordAlone(row));
    const reference = unread.referenceId === null ? undefined : find(unread.referenceId);
    return (isElsewhere(reference) && isTied(reference)) || (!isAlone && isElsewhere(row));
  };
  const isAnswered = (unread: UnreadFact) => {
    const { transactionId, orderId } = unread;
    const rows = transactionId === null ? listOrder(orderId) : [find(transactionId)];
    return rows.some((row) => row !== undefined && isReadBy(unread, row));
  };
  const standing = candidates
    .filter((unread) => !isOfAnotherChain(unread) && !isAnswered(unread))
    .toSorted((one, other) => other.at - one.at || (contentOf(one) < contentOf(other) ? -1 : 1));
  const seen = new Set<string>();
  return standing.filter((unread) => {
    const name = unread.transactionId ?? contentOf(unread);
    return !seen.has(name) && seen.add(name);
  });
}

/** By what a row that could not be read is the same as another: all that it tells but when. */
export function contentOf({ accountId, transactionId, orderId, referenceId, operation, ...rest }: UnreadFact): string {
  const { column, problem, source } = rest;
  return JSON.stringify([accountId, transactionId, orderId, referenceId, operation, column, problem, source]);
}

/** The column that people know it by (protocol.md §10.5). */
function columnOf(name: Disputable, { operation }: Transaction): string {
  const columns = { operation: 'OPERATIONTYPE', orderId: 'ORDERID', amount: 'AMOUNT', outcome: 'EXECCODE' } as const;
  // What a later telling calls a payment has no column for what two named before.
  return name === 'referenceId' ? referenceColumnOf(operation) || 'REFUNDED' : columns[name];
}

/** A row of which nobody can say what is so stands as one that could not be read, in the first column that two tell otherwise. */
export function nameDisputed(row: Transaction): UnreadFact | undefined {
  const name = disputable.find((each) => isDisputed(row, each));
  if (name === undefined) return undefined;
  const { from, at }: Telling = row.told.others[name] ?? row.told;
  const { accountId, transactionId, orderId, referenceId, operation } = row;
  const named = { accountId, transactionId, orderId, referenceId, operation };
  return { ...named, column: columnOf(name, row), problem: 'malformed', source: from, at };
}

/** The same of what an answer or a person alone named, and is none of theirs (own-row.ts): its id is what nobody can rely on. */
export function nameBegunElsewhere({ accountId, transactionId, orderId, operation, told }: Transaction): UnreadFact {
  const named = { accountId, transactionId, orderId, referenceId: null, operation };
  return { ...named, column: 'TRANSACTIONID', problem: 'malformed', source: told.from, at: told.at };
}
