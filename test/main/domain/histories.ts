import fc from 'fast-check';
import { isTrace, mayLackRows } from '../../../main/domain/beside.ts';
import { makeChain } from '../../../main/domain/chain.ts';
import { mergeFact } from '../../../main/domain/merge-fact.ts';
import { relateRows } from '../../../main/domain/neighbours.ts';
import { isUnattributed } from '../../../main/domain/readings.ts';
import type { Fact, Transaction } from '../../../main/domain/transaction.ts';
import { euros, fact, noon } from './samples.ts';

/** A row of a gateway's book, small enough to be checked by eye. */
export interface BookRow {
  readonly id: string;
  readonly operation: Fact['operation'];
  readonly reference: BookRow | null;
  readonly minor: number;
  readonly at: number;
  voided: boolean;
  voidedBy: string | null;
}

/** What is tried at the gateway, and how the desk hears of it if it is done. */
export interface Try {
  readonly operation: 'payment' | 'authorization' | 'capture' | 'refund' | 'void';
  /** Of the rows that are there, which one it refers to. */
  readonly pick: number;
  readonly minor: number;
  readonly seconds: number;
  readonly told: 'notification' | 'import' | 'both';
  /** When its notification arrives, among the others. */
  readonly arrival: number;
}

export const someTries: fc.Arbitrary<readonly Try[]> = fc.array(
  fc.record({
    operation: fc.constantFrom('payment', 'payment', 'authorization', 'capture', 'refund', 'refund', 'void', 'void'),
    pick: fc.nat({ max: 7 }),
    minor: fc.constantFrom(30, 40, 60, 100),
    seconds: fc.constantFrom(0, 1, 60),
    told: fc.constantFrom('notification', 'notification', 'import', 'both'),
    arrival: fc.nat({ max: 20 }),
  } as const),
  { minLength: 2, maxLength: 11 },
);

/** What the gateway does of it, by its rules (rules.md C19–C20, D26–D27, E31–E35), all on one day. */
export function live(tries: readonly Try[]): { readonly row: BookRow; readonly how: Try }[] {
  const book: { readonly row: BookRow; readonly how: Try }[] = [];
  let at = noon;
  for (const how of tries) {
    at += how.seconds * 1_000;
    const rows = book.map(({ row }) => row);
    const reference = rows[how.pick % Math.max(1, rows.length)] ?? null;
    const minor = amountOf(how, reference, rows);
    if (minor === undefined) continue;
    const isRoot = how.operation === 'payment' || how.operation === 'authorization';
    const id = `T${String((how.pick * 37 + book.length * 11) % 97).padStart(2, '0')}${book.length}`;
    const row: BookRow = {
      id,
      operation: how.operation,
      reference: isRoot ? null : reference,
      minor,
      at,
      voided: false,
      voidedBy: null,
    };
    if (how.operation === 'void' && reference) Object.assign(reference, { voided: true, voidedBy: id });
    book.push({ row, how });
  }
  return book;
}

function amountOf(how: Try, reference: BookRow | null, rows: readonly BookRow[]): number | undefined {
  if (how.operation === 'payment' || how.operation === 'authorization') return 100;
  if (!reference) return undefined;
  return mayEdit(how.operation, how.minor, reference, rows) ? editAmount(how, reference) : undefined;
}

function editAmount({ operation, minor }: Try, reference: BookRow): number {
  return operation === 'void' ? reference.minor : minor;
}

/** Whether the gateway would carry out an edit, with the rows that are there. */
export function mayEdit(
  operation: Try['operation'],
  minor: number,
  reference: BookRow,
  rows: readonly BookRow[],
): boolean {
  const isOpen = (row: BookRow) => row.operation !== 'void' && !row.voided;
  switch (operation) {
    case 'capture':
      return (
        reference.operation === 'authorization' &&
        !reference.voided &&
        minor <= reference.minor &&
        !rows.some((row) => row.operation === 'capture' && row.reference === reference)
      );
    case 'refund':
      return isOpen(reference) && isDebitRow(reference) && minor <= leftOf(reference, rows);
    case 'void': {
      const chain = rows.filter((row) => rootOf(row) === rootOf(reference));
      return chain.findLast(isOpen) === reference;
    }
    default:
      return false;
  }
}

function isDebitRow({ operation }: BookRow): boolean {
  return operation === 'payment' || operation === 'capture';
}

function leftOf(debit: BookRow, rows: readonly BookRow[]): number {
  const refunds = rows.filter((row) => row.operation === 'refund' && row.reference === debit && !row.voided);
  return debit.minor - refunds.reduce((total, row) => total + row.minor, 0);
}

/** What begins a chain. */
export function isRoot({ reference }: BookRow): boolean {
  return reference === null;
}

export function rootOf(row: BookRow): BookRow {
  return row.reference ? rootOf(row.reference) : row;
}

/** What the book has left in the chain of a root. */
export function bookLeft(root: BookRow, rows: readonly BookRow[]): number {
  const debits = rows.filter((row) => rootOf(row) === root && isDebitRow(row) && !row.voided);
  return debits.reduce((total, debit) => total + leftOf(debit, rows), 0);
}

/** What is heard of a row: all of it, or what a notification tells, which is neither what it refers to nor when it was. */
export function factsOf({ row, how }: { readonly row: BookRow; readonly how: Try }): Fact[] {
  const known = noon + 3_600_000;
  const whole = fact({
    transactionId: row.id,
    operation: row.operation,
    amount: euros(row.minor),
    referenceId: row.reference?.id ?? null,
    voidedBy: row.voidedBy,
    happenedAt: row.at,
    knownAt: known,
  });
  const at = known + how.arrival * 1_000;
  const heard = { ...whole, referenceId: null, voidedBy: null, happenedAt: at, knownAt: at, timeKnown: false };
  const notified: Fact = { ...heard, knownFrom: 'notification' };
  if (how.told === 'both') return [notified, whole];
  return how.told === 'import' ? [whole] : [notified];
}

/** What is heard of a history of which nobody tells some voids: what they undid is told as if it stood. */
export function factsWithout(
  history: ReturnType<typeof live>,
  isUntold: (undo: BookRow) => boolean,
): { readonly facts: readonly Fact[]; readonly untold: readonly BookRow[] } {
  const untold = history.map(({ row }) => row).filter((row) => row.operation === 'void' && isUntold(row));
  const facts = history
    .filter(({ row }) => !untold.includes(row))
    .flatMap(({ row, how }) => {
      const stands = untold.some(({ id }) => id === row.voidedBy);
      return factsOf({ row: stands ? { ...row, voidedBy: null } : row, how });
    });
  return { facts, untold };
}

export function hear(facts: readonly Fact[]): Transaction[] {
  const rows = new Map<string, Transaction>();
  for (const told of facts) rows.set(told.transactionId, mergeFact(rows.get(told.transactionId), told));
  return relateRows([...rows.values()]);
}

/** The chain of a root as the ledger gives it: everything is of one order. */
export function chainOf(rows: readonly Transaction[], rootId: string) {
  const edits = rows.filter(isUnattributed);
  const transactions = rows.filter((row) => row.rootId === rootId);
  const find = (id: string) => rows.find((row) => row.transactionId === id);
  const traces = mayLackRows(transactions) ? rows.filter((row) => isTrace(row, find(row.rootId))) : [];
  const beside = { edits, rows: edits.length > 0 ? rows : [], traces };
  return makeChain({ accountId: 'SHOP', chainId: rootId, transactions, operations: [], beside });
}
