import type { Operation } from '../domain/operation.ts';

/** What one transaction of the ledger changed. */
export interface LedgerChange {
  /** As they stand now. */
  readonly operations: readonly Operation[];
  /** Chains that have new or other rows. */
  readonly chains: readonly { readonly accountId: string; readonly chainId: string }[];
}

/** Tells what changed in a ledger, after it is durable and before whoever changed it hears. */
export interface Feed {
  /** Calls the listener until the returned function is called. */
  listen(listener: (change: LedgerChange) => void): () => void;
}
