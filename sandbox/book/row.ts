import type { Execcode } from '../answers/messages.ts';
import type { OperationName } from '../operations/names.ts';

/**
 * How far the holder's 3-D Secure went; `none` for edits, credits, stops and payments without a card, which never ask for
 * it (S3:188). `attempted` and `unavailable` are told by an MPI of the merchant's (rules.md G51).
 */
export type Authentication =
  | 'none'
  | 'not_required'
  | 'not_enrolled'
  | 'waiting'
  | 'authenticated'
  | 'attempted'
  | 'unavailable'
  | 'failed'
  | 'cancelled'
  | 'expired';

/** Which channel an operation came by (protocol.md §10.6, TRANSACTION ORIGIN). */
export type Origin = 'DIRECTLINK' | 'FORM' | 'EXTRANET' | 'BATCH';

/** Who pays and with what; an edit inherits it from its root (rules.md D30). Empty text means that it was not given. */
export interface Payer {
  readonly clientIdent: string;
  readonly clientEmail: string;
  readonly clientIp: string;
  readonly clientReferrer: string;
  readonly clientDob: string;
  readonly clientAddress: string;
  readonly language: string;
  /** First six and last four digits: `111122XXXXXX4444`. More is never stored. */
  readonly cardMask: string;
  readonly cardType: string;
  readonly cardCountry: string;
  /** `MM-YY`. */
  readonly cardValidity: string;
  readonly cardFullName: string;
}

/** Where a transaction stands in an n-times plan (S3:89, rules.md G43). */
export interface Place {
  /** Sequence of the plan's first instalment; null for that one itself, and outside a plan. */
  readonly schedule: number | null;
  /** From 1; 0 outside a plan. */
  readonly instalment: number;
  /** How many the plan has. */
  readonly instalments: number;
  /** How many times this date was tried before (rules.md G44). */
  readonly retry: number;
}

/** What most transactions are: part of no plan. */
export const outsidePlans: Place = { schedule: null, instalment: 0, instalments: 0, retry: 0 };

/** What is known of an operation before it stands in the book. */
export interface Draft extends Payer, Place {
  readonly identifier: string;
  readonly operation: OperationName;
  /** Sequence of the root; undefined for a root. */
  readonly chain: number | undefined;
  /** Sequence of the row that this one edits, or of the first instalment that a stop names; null for a root. */
  readonly reference: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
  readonly execcode: Execcode;
  readonly orderId: string;
  readonly description: string;
  readonly extraData: string;
  readonly version: string;
  readonly descriptor: string;
  readonly origin: Origin;
  /** The ALIAS made or used by a debit. */
  readonly alias: string;
  readonly aliasMode: string;
  readonly authentication: Authentication;
}

/** One executed operation: what has a TRANSACTIONID and stands in the exports (rules.md A2). */
export interface Row extends Draft {
  /** Its place in the order of execution, over all accounts. */
  readonly sequence: number;
  readonly transactionId: string;
  /** Sequence of the root; its own for a root. */
  readonly chain: number;
  /** SCHEDULEID is this row's TRANSACTIONID; its own for a first instalment. */
  readonly schedule: number | null;
  /** Sequence of the void that cancelled it. */
  readonly voidedBy: number | null;
}
