import type { Stamp } from '../domain/event.ts';
import type { ImportIdentity, ImportRules } from '../domain/import.ts';
import type { Transaction } from '../domain/transaction.ts';

/** What is written down before the first row of a file. */
export interface BegunImport extends ImportIdentity {
  readonly importId: string;
  /** What the file is called. */
  readonly source: string;
}

/** An import that began and has not come to its end, and how many rows of it are in the ledger. */
export interface UnfinishedImport {
  readonly importId: string;
  readonly taken: number;
}

/** A file that came in, or began to. */
export interface KnownImport {
  readonly importId: string;
  /** Empty once it was erased. */
  readonly source: string;
  readonly rules: ImportRules;
  /** Milliseconds UTC. */
  readonly begunAt: number;
  readonly actor: string;
  /** Null for one that broke off: the same file, taken again, goes on with it. */
  readonly recordedAt: number | null;
  /** How many rows it brought, those that could not be read among them; of one that broke off, so far. */
  readonly rows: number;
  readonly withdrawnAt: number | null;
}

/** What becomes of a withdrawal. */
export type Withdrawal =
  /** Its rows are being taken out: `prepared` of the ledger says when that is done. */
  | { readonly kind: 'withdrawn'; readonly kept: number }
  | { readonly kind: 'unknown' }
  /** Something is on its way to the gateway: nothing of the ledger may be put aside then. */
  | { readonly kind: 'busy' };

/** The key of a transaction. */
export interface RowKey {
  readonly accountId: string;
  readonly transactionId: string;
}

/** Files as a ledger knows them; their rows come in by the intake. */
export interface Imports {
  beginImport(begun: BegunImport, stamp: Stamp): Promise<void>;
  /** Whoever takes the very same file again, in the same way, goes on with the one that broke off. */
  findUnfinished(identity: ImportIdentity): Promise<UnfinishedImport | null>;
  /** Newest first. */
  listImports(limit: number): Promise<readonly KnownImport[]>;
  /** What is known of these, each in its place; null for one that is not. */
  findKnown(keys: readonly RowKey[]): Promise<readonly (Transaction | null)[]>;
  /**
   * Takes back what only this import has told: the ledger is as if it had never come, but for rows that an operation of this desk
   * refers to or has made. Until that is done the ledger is only read.
   */
  withdrawImport(importId: string, stamp: Stamp): Promise<Withdrawal>;
}
