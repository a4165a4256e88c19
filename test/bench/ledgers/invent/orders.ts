import type { Person, ToldRow, ToldTransaction } from '../../../../main/ports/told-row.ts';
import type { Random } from '../../../../sandbox/demo/random.ts';
import type { Customer } from './customers.ts';

/** One order as it begins; what becomes of it is told by a plot. */
export interface Order {
  readonly random: Random;
  readonly accountId: string;
  readonly currency: string;
  readonly orderId: string;
  readonly customer: Customer;
  /** Minor units. */
  readonly amount: number;
  /** Milliseconds UTC, on a whole second, as exports have it. */
  readonly at: number;
  /** The next TRANSACTIONID of the gateway's. */
  nextId(): string;
}

/** Everything that becomes of an order, as rows. */
export type Plot = (order: Order) => readonly ToldRow[];

const hour = 3_600_000;
const day = 24 * hour;

/** Plots, and how often each comes in a thousand orders. */
export const plots: readonly (readonly [plot: Plot, weight: number])[] = [
  [paid, 700],
  [refusedThenPaid, 60],
  [refundedInFull, 50],
  [refundedTwice, 20],
  [captured, 90],
  [voided, 20],
  [inInstalments, 40],
  [kept, 18],
  [everyMonth, 2],
];

function paid(order: Order): readonly ToldRow[] {
  return [debit(order, {})];
}

function refusedThenPaid(order: Order): readonly ToldRow[] {
  const execcode = order.random.pick(['4001', '4002', '4003', '2002', '6004', '5001']);
  return [debit(order, { execcode }), debit(order, { happenedAt: later(order, 0.01, 0.05) })];
}

function refundedInFull(order: Order): readonly ToldRow[] {
  const payment = debit(order, {});
  return [payment, edit(order, payment, { happenedAt: later(order, 2, 20) })];
}

function refundedTwice(order: Order): readonly ToldRow[] {
  const payment = debit(order, {});
  const half = Math.ceil(order.amount / 2);
  const refund = (from: number, to: number, amountMinor: number) =>
    edit(order, payment, { amountMinor, happenedAt: later(order, from, to) });
  return [payment, refund(2, 9, half), refund(10, 30, order.amount - half)];
}

function captured(order: Order): readonly ToldRow[] {
  const authorization = debit(order, { operation: 'authorization' });
  const capture = edit(order, authorization, { operation: 'capture', happenedAt: later(order, 1, 5) });
  const refund = edit(order, capture, { happenedAt: later(order, 6, 20) });
  return order.random.chance(0.1) ? [authorization, capture, refund] : [authorization, capture];
}

function voided(order: Order): readonly ToldRow[] {
  const payment = debit(order, {});
  const undo = edit(order, payment, { operation: 'void', happenedAt: later(order, 0.01, 0.1) });
  const { transactionId } = undo.transaction;
  return [{ ...payment, transaction: { ...payment.transaction, voidedBy: transactionId } }, undo];
}

/** Three or four times, a month apart: rows of one order that bear their place in the plan. */
function inInstalments(order: Order): readonly ToldRow[] {
  const times = order.random.integer(3, 4);
  const amountMinor = Math.ceil(order.amount / times);
  return Array.from({ length: times }, (_, index) =>
    debit(order, { amountMinor, schedule: `${index + 1}-${times}`, happenedAt: order.at + index * 30 * day }),
  );
}

/** The shop may use the card again. */
function kept(order: Order): readonly ToldRow[] {
  const alias = `A1-${order.random.integer(1e9, 9e9).toString(16)}`;
  return [debit(order, { alias, authenticated: true })];
}

/** A subscription whose shop never gives a new number: dozens of rows bear one ORDERID. */
function everyMonth(order: Order): readonly ToldRow[] {
  return Array.from({ length: order.random.integer(20, 60) }, (_, index) =>
    debit(order, { happenedAt: order.at + index * 30 * day, alias: 'A1-subscription' }),
  );
}

function later({ random, at }: Order, fromDays: number, toDays: number): number {
  return at + random.integer(Math.round((fromDays * day) / 1000), Math.round((toDays * day) / 1000)) * 1000;
}

function debit(order: Order, seen: Partial<ToldTransaction>): ToldRow {
  const { random } = order;
  return row(order, {
    card: order.customer.card,
    authenticated: random.chance(0.6),
    // What shops put there is theirs: none of it is an attempt of this desk.
    extraData: random.chance(0.1) ? `basket=${random.integer(1e6, 9e6)}` : '',
    method: random.chance(0.02) ? 'directDebit' : 'card',
    ...seen,
  });
}

/** Refunds what it names, unless told otherwise. */
function edit(order: Order, of: ToldRow, seen: Partial<ToldTransaction>): ToldRow {
  const { transactionId, amountMinor, card } = of.transaction;
  return row(order, { operation: 'refund', referenceId: transactionId, amountMinor, card, ...seen });
}

function row({ accountId, currency, orderId, customer, amount, at, nextId }: Order, seen: Partial<ToldTransaction>) {
  const person: Person = customer.person;
  const transaction: ToldTransaction = {
    accountId,
    transactionId: nextId(),
    referenceId: null,
    operation: 'payment',
    orderId,
    amountMinor: amount,
    currency,
    execcode: '0000',
    voidedBy: null,
    card: '',
    happenedAt: at,
    schedule: '',
    alias: '',
    authenticated: false,
    extraData: '',
    chargedBack: false,
    method: 'card',
    debitDay: '',
    timeKnown: true,
    captureDay: '',
    ...seen,
  };
  return { transaction, person };
}
