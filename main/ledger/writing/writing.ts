import type { Operation } from '../../domain/operation.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { RunningDigests } from '../observations/running-digest.ts';
import { requireOperation } from '../queries/operations.ts';

/** One transaction that writes: its connection, and what it has changed so far. */
export interface Writing {
  readonly database: WritableDatabase;
  /** By their ids. */
  readonly operations: Map<string, Operation>;
  /** By account and chain. */
  readonly chains: Map<string, { readonly accountId: string; readonly chainId: string }>;
  /** Where imports are digested as they come; without it each is read back at its end. */
  readonly digests: RunningDigests | undefined;
}

export function beginWriting(database: WritableDatabase, digests?: RunningDigests): Writing {
  return { database, operations: new Map(), chains: new Map(), digests };
}

export function noteChain({ chains }: Writing, accountId: string, chainId: string): void {
  chains.set(JSON.stringify([accountId, chainId]), { accountId, chainId });
}

/**
 * To be asked inside the transaction: a row that came in after an operation's line may be what it made. `known` are those
 * that were read behind everything already.
 */
export function changeOf({ database, operations, chains }: Writing, known: readonly Operation[] = []): LedgerChange {
  const changed = [...operations.keys()].map(
    (operationId) =>
      known.find((operation) => operation.operationId === operationId) ?? requireOperation(database, operationId),
  );
  return { operations: changed, chains: [...chains.values()] };
}

/** The same without reading anything back: for what records no fact, so that operations stand as their lines made them. */
export function changeInHand({ operations, chains }: Writing): LedgerChange {
  return { operations: [...operations.values()], chains: [...chains.values()] };
}

/** An operation as the last line about it in this transaction made it. */
export function operationInHand({ operations }: Writing, operationId: string): Operation {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`No line was written about operation ${operationId}.`);
  return operation;
}
