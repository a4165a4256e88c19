import type { Operation } from '../../domain/operation.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import type { WritableDatabase } from '../database/open.ts';
import { requireOperation } from '../queries/operations.ts';

/** One transaction that writes: its connection, and what it has changed so far. */
export interface Writing {
  readonly database: WritableDatabase;
  /** By their ids. */
  readonly operations: Map<string, Operation>;
  /** By account and chain. */
  readonly chains: Map<string, { readonly accountId: string; readonly chainId: string }>;
}

export function beginWriting(database: WritableDatabase): Writing {
  return { database, operations: new Map(), chains: new Map() };
}

export function noteChain({ chains }: Writing, accountId: string, chainId: string): void {
  chains.set(`${accountId} ${chainId}`, { accountId, chainId });
}

/** To be asked inside the transaction: a row that came in after an operation's line may be what it made. */
export function changeOf({ database, operations, chains }: Writing): LedgerChange {
  const changed = [...operations.keys()].map((operationId) => requireOperation(database, operationId));
  return { operations: changed, chains: [...chains.values()] };
}
