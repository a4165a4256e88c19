import { resolveCurrencies } from './currency.ts';
import { isMeant } from './meant.ts';
import { tiePlans } from './plan.ts';
import {
  findRoot,
  inferReferences,
  lacksReference,
  markVoided,
  type Neighbours,
  nameByVoidedBy,
} from './references.ts';
import type { Transaction } from './transaction.ts';

/**
 * What follows for rows of one account from each other: what their edits refer to, what was voided, the chains and the plans
 * that they belong to. It starts from what sources told, and forgets what followed before: the rows depend on what came in
 * and not on the order in which it came. Takes and gives whole orders; `findOther` gives rows that are not among them.
 */
export function relateRows(
  given: readonly Transaction[],
  findOther: (transactionId: string) => Transaction | undefined = () => undefined,
): Transaction[] {
  const rows: Neighbours = new Map(given.map((row) => [row.transactionId, forget(row)]));
  const find = (transactionId: string) => rows.get(transactionId) ?? findOther(transactionId);
  const findMeant = (transactionId: string, by: Transaction) => {
    const row = find(transactionId);
    return row && isMeant(by, row) ? row : undefined;
  };
  nameByVoidedBy(rows);
  resolveCurrencies(rows, find);
  markVoided(rows);
  const orders = Map.groupBy(given, ({ orderId }) => orderId);
  if (given.some(lacksReference)) {
    // What was inferred for one order decides nothing for another: it would depend on which came first.
    const told = new Map([...rows.values()].map((row) => [row.transactionId, findRoot(row, findMeant)]));
    const toldRootOf = ({ transactionId }: Transaction) => told.get(transactionId) ?? transactionId;
    const tied = Map.groupBy(given, toldRootOf);
    // What has no order may refer to anything.
    const lacking = [...orders].flatMap(([orderId, members]) =>
      orderId !== '' && members.some(lacksReference) ? [members] : [],
    );
    inferReferences(
      rows,
      lacking.map((members) => listTied(members, tied, toldRootOf)),
    );
  }
  // What was inferred has a currency of its own to give.
  resolveCurrencies(rows, find);
  for (const row of rows.values()) rows.set(row.transactionId, { ...row, rootId: findRoot(row, findMeant) });
  for (const members of orders.values()) {
    const present = members.flatMap(({ transactionId }) => rows.get(transactionId) ?? []);
    for (const row of tiePlans(present)) rows.set(row.transactionId, row);
  }
  return given.flatMap(({ transactionId }) => rows.get(transactionId) ?? []);
}

/** The ids of the rows of an order, and of those that sources tie to them under other orders. */
function listTied(
  members: readonly Transaction[],
  tied: ReadonlyMap<string, readonly Transaction[]>,
  rootOf: (row: Transaction) => string,
): string[] {
  const roots = new Set(members.map(rootOf));
  const all = [...members, ...[...roots].flatMap((root) => tied.get(root) ?? [])];
  return [...new Set(all.map(({ transactionId }) => transactionId))];
}

function forget(row: Transaction): Transaction {
  const { referenceId, voidedBy, amount } = row.told;
  return { ...row, amount, currencyKnown: row.currencyTold, referenceId, voidedBy, referenceInferred: false };
}

/** Whether what follows for a row is still what it was. */
export function isRelatedAlike(one: Transaction, other: Transaction): boolean {
  return (
    one.referenceId === other.referenceId &&
    one.referenceInferred === other.referenceInferred &&
    one.voidedBy === other.voidedBy &&
    one.rootId === other.rootId &&
    one.scheduleId === other.scheduleId &&
    one.amount.minor === other.amount.minor &&
    one.amount.currency === other.amount.currency &&
    one.currencyKnown === other.currencyKnown
  );
}
