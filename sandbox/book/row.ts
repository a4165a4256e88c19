import type { Execcode } from '../answers/messages.ts';
import type { OperationName } from '../operations/names.ts';

/** How far the holder's 3-D Secure went; `none` for edits, which never ask for it (S3:188). */
export type Authentication =
  | 'none'
  | 'not_required'
  | 'not_enrolled'
  | 'waiting'
  | 'authenticated'
  | 'failed'
  | 'cancelled'
  | 'expired';

/** Which channel an operation came by (protocol.md §10.6, TRANSACTION ORIGIN). */
export type Origin = 'DIRECTLINK' | 'EXTRANET' | 'BATCH';

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

/** What is known of an operation before it stands in the book. */
export interface Draft extends Payer {
  readonly identifier: string;
  readonly operation: OperationName;
  /** Sequence of the root; undefined for a root. */
  readonly chain: number | undefined;
  /** Sequence of the row that this one edits; null for a root. */
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
  /** Sequence of the void that cancelled it. */
  readonly voidedBy: number | null;
}
