import type { Operation } from '../domain/operation.ts';

/** What one transaction of the ledger changed. */
export interface LedgerChange {
  /** As they stand now. */
  readonly operations: readonly Operation[];
  /** Chains that have new or other rows. */
  readonly chains: readonly { readonly accountId: string; readonly chainId: string }[];
  /** Whether it came of what colleagues have told; operations of this desk may be among them all the same, which that proved. */
  readonly isOfColleagues?: boolean;
}

/** Tells what changed in a ledger, after it is durable and before whoever changed it hears. */
export interface Feed {
  /** Calls the listener until the returned function is called. */
  listen(listener: (change: LedgerChange) => void): () => void;
}
