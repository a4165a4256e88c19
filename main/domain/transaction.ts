import { classify } from '../../protocol/execcode/classify.ts';
import type { Money } from '../../protocol/money/index.ts';
import { type FurtherName, type FurtherTexts, furtherColumns, furtherNames } from './further-texts.ts';
import type { FactSource, OperationType, PaymentMethod, TransactionStatus } from './kinds.ts';
import type { RowStanding } from './standing.ts';

/** What one source tells of a transaction. */
export interface Fact {
  readonly accountId: string;
  readonly transactionId: string;
  /** What an edit refers to; null where the source does not say, as in a notification. */
  readonly referenceId: string | null;
  readonly operation: OperationType;
  readonly orderId: string;
  readonly amount: Money;
  /** False where the source left it out: then the amount's is assumed. */
  readonly currencyTold: boolean;
  /** Whether the source wrote the amount with the currency's decimals, so that another currency makes another number of it. */
  readonly inMajorUnits: boolean;
  /** Four digits. */
  readonly execcode: string;
  readonly status: TransactionStatus;
  /** The void that undid it; empty when that void's own id is not known. */
  readonly voidedBy: string | null;
  /** First six and last four digits at most, such as `446421…0001`. */
  readonly card: string;
  readonly client: string;
  readonly clientEmail: string;
  readonly clientName: string;
  /** Its place in an n-times plan, such as `2-3`; empty outside one. */
  readonly schedule: string;
  readonly alias: string;
  /** Whether the holder was authenticated by 3-D Secure. */
  readonly authenticated: boolean;
  readonly extraData: string;
  readonly chargedBack: boolean;
  readonly method: PaymentMethod;
  /** The day on which a debit took the money, `YYYY-MM-DD`, or empty where no source tells it. */
  readonly debitDay: string;
  /** The day on which the gateway captures by itself, `YYYY-MM-DD`, or empty (S3:39). */
  readonly captureDay: string;
  /** What its source told beside. */
  readonly further: FurtherTexts;
  /** Columns that a source told and that were left out or shortened, since no text of theirs can be so; in their order. */
  readonly notWhole: readonly string[];
  /** Milliseconds since 1970 UTC; the latest that it can have been where the time is not known. */
  readonly happenedAt: number;
  /** False where no source tells when it was, as in a notification: its arrival is not the event. */
  readonly timeKnown: boolean;
  readonly knownAt: number;
  readonly knownFrom: FactSource;
}

/** Who told something, and when, in milliseconds UTC. */
export interface Teller {
  readonly from: FactSource;
  readonly at: number;
}

/** Whose word of a row counts; disputed where a teller of the same rank told it otherwise at the same moment (see disputed.ts). */
export interface Telling extends Teller {
  readonly isDisputed?: true;
}

/** Texts that a source may leave out: what one of them tells completes what the others do. */
export const toldTexts = [
  'orderId',
  'card',
  'client',
  'clientEmail',
  'clientName',
  'schedule',
  'alias',
  'extraData',
  'captureDay',
  'debitDay',
] as const;
export type ToldText = (typeof toldTexts)[number];

/** What of a row leaves its money unsure where two tellers of one rank and moment say two things of it. */
export const disputable = ['operation', 'orderId', 'referenceId', 'amount', 'outcome'] as const;
export type Disputable = (typeof disputable)[number];

/** What the sources of a row said, beside what follows for it from its neighbours (see neighbours.ts). */
export interface Told extends Teller {
  /** As it was told, in the currency that was told or assumed then. */
  readonly amount: Money;
  readonly referenceId: string | null;
  readonly voidedBy: string | null;
  /** Who told what, where it was not whoever told its kind, and what two tellers told otherwise. */
  readonly others: Readonly<
    Partial<Record<ToldText | FurtherName | 'referenceId' | 'voidedBy' | 'amount' | 'happenedAt' | Disputable, Telling>>
  >;
  /** When its outcome was told, in milliseconds UTC; by whom is `knownFrom`. */
  readonly outcomeAt: number;
}

/** A transaction as the facts so far make it, and its place among the others. */
export interface Transaction extends Fact {
  readonly told: Told;
  /** The payment, authorization, credit or instalment that its chain begins with. */
  readonly rootId: string;
  /** Whether the currency was told, or follows from the rows around; else it is the account's own, assumed (currency.ts). */
  readonly currencyKnown: boolean;
  /** True where no source named the reference and the rules left one reading (see references.ts). */
  readonly referenceInferred: boolean;
  /** SCHEDULEID of the plan that it belongs to: the first instalment's id (S3:122). */
  readonly scheduleId: string | null;
  /** What it stands at, which follows from its chain where it is the root of one (see chain-state.ts). */
  readonly stands: RowStanding;
}

export function isVoided({ voidedBy }: Pick<Transaction, 'voidedBy'>): boolean {
  return voidedBy !== null;
}

/** Succeeded and not voided (rules.md, "Live"). */
export function isLive(row: Pick<Transaction, 'status' | 'voidedBy'>): boolean {
  return row.status === 'succeeded' && !isVoided(row);
}

/** What took money from a customer: a payment, an instalment or a capture, never an authorization (rules.md, "Debit"). */
export function isDebit({ operation }: Pick<Transaction, 'operation'>): boolean {
  return operation === 'payment' || operation === 'capture';
}

/** Whether a row still waits for its outcome. */
export function isUndecided({ status }: Pick<Transaction, 'status'>): boolean {
  return status === 'waiting' || status === 'unknown';
}

/**
 * How a row of the gateway's stands, by its code. A told 5xxx is the gateway's last word: nothing moved and the row keeps
 * its code (rules.md B16); only 5004 is decided later (rules.md B15).
 */
export function statusOf(execcode: string): TransactionStatus {
  if (execcode.startsWith('5') && execcode !== '5004') return 'refused';
  const execcodeClass = classify(execcode);
  return execcodeClass === 'pending' || execcodeClass === 'redirect' ? 'waiting' : execcodeClass;
}

/** Which text a column of a source is kept in, for those of which a part or nothing may be kept. */
const textOfColumn: Readonly<Record<string, ToldText>> = {
  CARDFULLNAME: 'clientName',
  CLIENTIDENT: 'client',
  CLIENTEMAIL: 'clientEmail',
  ALIAS: 'alias',
  EXTRADATA: 'extraData',
  SCHEDULE: 'schedule',
  CAPTUREDATE: 'captureDay',
  'COLLECTION DATE': 'debitDay',
};

/** What ends a text that was shortened. */
export const shortened = '…';

/** The columns of a row that are not shown whole: of those that were once left out or cut, all that no source has told since. */
export function listNotWhole(row: Transaction): string[] {
  return row.notWhole.filter((column) => {
    const text = findText(row, column);
    return text === undefined || text === '' || text.endsWith(shortened);
  });
}

function findText(row: Transaction, column: string): string | undefined {
  const name = textOfColumn[column];
  if (name) return row[name];
  const further = furtherNames.find((candidate) => furtherColumns[candidate].some((known) => known === column));
  return further && row.further[further];
}
