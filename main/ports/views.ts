import type { Chain } from '../domain/chain.ts';
import type { OrderFacts, OrderQuestion } from '../domain/charge/order-situation.ts';
import type { ClientName } from '../domain/client.ts';
import type { LookResult, Review } from '../domain/event.ts';
import type { LeftOperation } from '../domain/limit/reminder.ts';
import type { SortColumn } from '../domain/list-order.ts';
import type { Note } from '../domain/note.ts';
import type { Operation } from '../domain/operation.ts';
import type { AnsweredPage } from '../domain/page/answered-page.ts';
import type { Plan } from '../domain/plan.ts';
import type { Credited, OpenOnOrder } from '../domain/situation.ts';
import type { Transaction } from '../domain/transaction.ts';
import type { AmountRange, Criterion } from './criterion.ts';
import type { KeptNotification } from './intake.ts';

/** What is sought, and from where on. */
export interface SearchQuestion {
  readonly text: string;
  /** The text as an amount, for each way it can be read; empty when it is none. */
  readonly amounts: readonly SoughtAmount[];
  /** Ranges of amounts that are sought as well; without a text, alone. */
  readonly ranges?: readonly AmountRange[];
  /** What must be so besides, all of it. */
  readonly criteria?: readonly Criterion[];
  /** The other way round: the list begins with its oldest row. */
  readonly oldestFirst?: boolean;
  /** One line for each chain of which a row is found, at the place of the newest of those. */
  readonly byChain?: boolean;
  /** Handed back from the page before, or null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** Minor units of any currency with so many decimal digits. */
export interface SoughtAmount {
  readonly minor: number;
  readonly digits: number;
}

/** Another place of the same list: its end, the page before one, or a moment in milliseconds UTC and what follows in the list. */
export interface SeekQuestion extends Omit<SearchQuestion, 'after'> {
  readonly to:
    | { readonly kind: 'end' }
    | { readonly kind: 'before'; readonly cursor: string }
    | { readonly kind: 'at'; readonly time: number };
}

/** A line of a list. By chain it is the chain's root, with the row that was found where that is another one. */
export type ListLine = Transaction & { readonly matched?: Transaction };

/** A page of transactions, newest first where nothing else is asked for. */
export interface SearchAnswer {
  readonly rows: readonly ListLine[];
  /** Where the next page begins; null at the last row of the list. */
  readonly next: string | null;
  /** Where the page before ends; null at the first row of the list. */
  readonly previous: string | null;
  /** How many match; where it is not exact, about that many, or so many that were found yet. */
  readonly total: number;
  readonly exact: boolean;
  /**
   * Milliseconds UTC: what lies beyond in the list was not searched yet, ask again with `next`. Of a page that was sought from
   * the list's end, what lies before: ask again with `previous`. Null once all is answered.
   */
  readonly searchedBackTo: number | null;
  /** Words of one and two characters are sought at the beginnings of words. */
  readonly reading: 'anywhere' | 'beginnings';
}

/** A page of a list that is sorted by a column; rows that are alike there stand newest first. */
export interface SortQuestion extends Omit<SearchQuestion, 'after' | 'oldestFirst'> {
  readonly by: SortColumn;
  readonly descending: boolean;
  /** A list of more rows is not sorted. */
  readonly most: number;
  readonly to:
    | { readonly kind: 'begin' | 'end' }
    /** Behind a page, or before one: its `next`, its `previous`. */
    | { readonly kind: 'after' | 'before'; readonly cursor: string };
}

/** When the oldest and the newest transaction happened, in milliseconds UTC. */
export interface TimeSpan {
  readonly oldest: number;
  readonly newest: number;
}

/** Around which transaction, and when. */
export interface AroundQuestion {
  readonly accountId: string;
  readonly transactionId: string;
  /** The order whose latest rows count, where it is not that of the transaction's chain: a credit has its own. */
  readonly orderId: string | null;
  /** What moved before that moment is no news, in milliseconds UTC. */
  readonly since: number;
}

/** What a ledger knows around a transaction: with an account and the time it is a situation. */
export interface Around {
  readonly row: Transaction;
  readonly chain: Chain;
  readonly plan: Plan | null;
  readonly lately: readonly Transaction[];
  readonly credited: Credited;
  readonly openOnOrder: readonly OpenOnOrder[];
  /** How often the team had moved a chain, as far as is known here; absent for a desk alone. */
  readonly touches?: number;
}

/** An operation whose outcome is not final, and when the gateway was last asked about it. */
export interface Undecided {
  readonly operation: Operation;
  /** Milliseconds UTC; null for never. */
  readonly lastLookAt: number | null;
}

/** A plan that this desk asked for, and what it asked. */
export interface OwnPlan {
  readonly operation: Operation;
  readonly plan: Plan;
}

/** One time that the gateway was asked about an operation: an open case, or a plan whose instalments are to come. */
export interface Look {
  readonly lookedAt: number;
  readonly result: LookResult;
  /** Why there was no answer, or null. */
  readonly cause: string | null;
}

/** A notification that was put apart, as it was handed over. */
export interface SetAside {
  readonly receivedAt: number;
  readonly times: number;
  readonly reason: unknown;
  readonly parameters: readonly unknown[];
}

/** What a ledger knows. Each answer is of one moment; the next one may be of a later. */
export interface Views {
  /** The first page of a question. One with another text takes the place of the one before. */
  searchTransactions(question: SearchQuestion): Promise<SearchAnswer>;
  /** A further page of it, or `superseded` where proving that there is none was given up for another question. */
  searchOn(question: SearchQuestion): Promise<SearchAnswer | 'superseded'>;
  seekTransactions(question: SeekQuestion): Promise<SearchAnswer>;
  /**
   * `tooMany` of a list that is longer than can be sorted, and for a cursor of one that is not sorted. A list that takes long has
   * no row at first: it says how many it has found, and goes on with `next`, which is `stillSorting` then.
   */
  sortTransactions(question: SortQuestion): Promise<SearchAnswer | 'tooMany' | 'superseded'>;
  /** A page for whoever goes through a whole list: no screen waits for it, and it supersedes nothing. */
  walkList(question: SearchQuestion): Promise<SearchAnswer>;
  /** The same of a list that is sorted by a column, in one go. */
  walkSorted(question: SortQuestion): Promise<SearchAnswer | 'tooMany' | 'superseded'>;
  /** One row for whoever goes through many; undefined for one that this ledger does not know. */
  findRow(accountId: string, transactionId: string): Promise<Transaction | undefined>;
  /** Null while there is no transaction. */
  findTimeSpan(): Promise<TimeSpan | null>;
  /** Undefined for a transaction that this ledger does not know. */
  readAround(question: AroundQuestion): Promise<Around | undefined>;
  /** Empty where nothing is known of the order. */
  readOrder(question: OrderQuestion): Promise<OrderFacts>;
  /** A customer's rows in an account, newest first. */
  listOfClient(accountId: string, name: ClientName, limit: number): Promise<readonly Transaction[]>;
  /** The first of some ORDERIDs under which nothing is known and nothing was drafted, or null. */
  findFreeOrder(accountId: string, orderIds: readonly string[]): Promise<string | null>;
  findChain(accountId: string, transactionId: string): Promise<Chain | undefined>;
  readChain(accountId: string, chainId: string): Promise<Chain>;
  findPlan(accountId: string, transactionId: string): Promise<Plan | null>;
  /** Plans that this desk asked for, by their operations' ids: those that began and whose last day, in UTC, is that one or later. */
  listOwnPlans(endingFrom: string): Promise<readonly string[]>;
  /** Undefined for an operation that began no plan, and where its first instalment is not known. */
  findOwnPlan(operationId: string): Promise<OwnPlan | undefined>;
  findOperation(operationId: string): Promise<Operation | undefined>;
  /** What the review of a draft showed; null where none was kept. */
  findReview(operationId: string): Promise<Review | null>;
  /** What the gateway answered an attempt with for its holder; undefined where it answered none, and once it is erased. */
  findAnsweredPage(attemptId: string): Promise<AnsweredPage | undefined>;
  /** Newest first; drafts that nobody confirmed are left out. */
  listOperations(only: 'all' | 'unknown', limit: number): Promise<readonly Operation[]>;
  listUndecided(): Promise<readonly Undecided[]>;
  /** This desk's own whose sending was begun and has no end, however long ago. */
  listSending(): Promise<readonly Operation[]>;
  /** This desk's own that began to leave since a moment, in milliseconds UTC, whatever became of them. */
  listLeft(since: number): Promise<readonly LeftOperation[]>;
  /** Newest first. */
  listLookUps(operationId: string): Promise<readonly Look[]>;
  /** What was written to the order of a transaction, newest first; empty for one that this ledger does not know. */
  listNotes(accountId: string, transactionId: string): Promise<readonly Note[]>;
  /** Rows that may be what an operation of unknown outcome made. */
  findProbable(operationId: string): Promise<readonly Transaction[]>;
  listKeptNotifications(limit: number): Promise<readonly KeptNotification[]>;
  listRefusedNotifications(limit: number): Promise<readonly SetAside[]>;
  /** Operations of an account that are under way or wait for an outcome. */
  countOpen(accountId: string): Promise<number>;
  countUnknown(): Promise<number>;
  /** Transactions for which this desk prepared something since then, in milliseconds UTC, and confirmed nothing after. */
  countDrafts(since: number): Promise<number>;
  /** When the newest finished import was recorded, in milliseconds UTC; null before the first. */
  findLastImport(): Promise<number | null>;
  /** Whether any transaction of an account is known. */
  hasTransactions(accountId: string): Promise<boolean>;
}
