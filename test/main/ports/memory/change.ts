import type { Operation } from '../../../../main/domain/operation.ts';
import type { LedgerChange } from '../../../../main/ports/feed.ts';
import { readOperation } from './read.ts';
import { keyOf, type Store } from './store.ts';

/** One transaction that writes: the tables, and what it has changed in them so far. */
export interface Writing {
  readonly store: Store;
  readonly operations: Set<string>;
  readonly chains: Map<string, { readonly accountId: string; readonly chainId: string }>;
}

export function noteChain({ chains }: Writing, accountId: string, chainId: string): void {
  chains.set(keyOf(accountId, chainId), { accountId, chainId });
}

/** As everything stands at the end. */
export function changeOf({ store, operations, chains }: Writing): LedgerChange {
  const changed = [...operations].map((operationId) => readOperation(store, operationId) as Operation);
  return { operations: changed, chains: [...chains.values()] };
}
