import type { Money } from '../../protocol/money/index.ts';
import type { Stamp } from '../domain/event.ts';
import type { FactSource, OperationType } from '../domain/kinds.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { Rows } from './packed-rows.ts';
import type { ToldRow } from './told-row.ts';

/** A piece of what came in together, a few hundred rows at a time so that a refund never waits for a file. */
export interface Piece {
  readonly rows: Rows;
  /** Rows whose money could not be read, by name. They are few, and are taken whole with the first of the rows. */
  readonly unread?: readonly UnreadRow[];
  readonly source: FactSource;
}

/** What became of a piece. */
export interface PieceReceipt {
  /** The operations whose outcome its rows proved. */
  readonly settled: readonly string[];
  /** How many rows, from its beginning, were taken: at least one of any, and fewer than all where money waits or is near. */
  readonly taken: number;
}

/** A verified notification as the inbox hands it over. */
export interface VerifiedNotification {
  readonly importId: string;
  /** SHA-256 over everything that it said but HASH. */
  readonly contentDigest: string;
  readonly identifier: string;
  readonly row: ToldRow;
}

/** A verified notification as it is listed. */
export interface KeptNotification {
  /** Milliseconds since 1970 UTC. */
  readonly receivedAt: number;
  readonly accountId: string;
  readonly transactionId: string;
  readonly operation: OperationType;
  readonly orderId: string;
  readonly amount: Money;
  readonly execcode: string;
}

/** What became of it: `settled` are the operations whose outcome it proved. */
export type Receipt =
  | { readonly kind: 'kept'; readonly notification: KeptNotification; readonly settled: readonly string[] }
  /** The same content was kept before, and nothing changed. */
  | { readonly kind: 'duplicate'; readonly notification: KeptNotification };

/**
 * Who stands behind a refused notification, as far as that can be told.
 *
 * - `gateway`: its HASH is right, or is once its damage is undone.
 * - `person`: somebody at the desk brought it.
 * - `claimed`: it came by itself, names an account of ours and has a HASH that is wrong or cannot be checked now.
 * - `stranger`: it came by itself, and nothing speaks for it.
 */
export type Sender = 'gateway' | 'person' | 'claimed' | 'stranger';

/** A notification that was not taken. What its reason and parameters hold is the inbox's; the ledger keeps their text. */
export interface RefusedNotification {
  /** SHA-256 over everything that it said, HASH too. */
  readonly digest: string;
  readonly sender: Sender;
  readonly reason: unknown;
  /** Without HASH, secrets and whole card numbers. */
  readonly parameters: readonly unknown[];
}

/** How facts come in. Each call is one transaction, durable when it resolves, and settles what its rows prove. */
export interface Intake {
  /** Takes a piece, or its beginning: whoever calls goes on behind what was taken. */
  recordRows(importId: string, piece: Piece, stamp: Stamp): Promise<PieceReceipt>;
  /** Ends an import by its one event, with a digest over everything that it brought. */
  recordImport(importId: string, source: string, stamp: Stamp): Promise<void>;
  /** Its row, its line in the log and what it proves, or none of them. */
  recordNotification(notification: VerifiedNotification, stamp: Stamp): Promise<Receipt>;
  /** Puts it apart: it is no event and no fact, and nothing is derived from it. */
  setNotificationAside(refused: RefusedNotification, stamp: Stamp): Promise<void>;
}
