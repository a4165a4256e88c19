import type { Operation } from '../../domain/operation.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { RunningDigests } from '../observations/running-digest.ts';
import { requireOperation } from '../queries/operations.ts';

interface ChainName {
  readonly accountId: string;
  readonly chainId: string;
}

/** One transaction that writes: its connection, and what it has changed so far. */
export interface Writing {
  readonly database: WritableDatabase;
  /** By their ids. */
  readonly operations: Map<string, Operation>;
  /** The operation that the next line is about, where it was read for that and nothing was written since. */
  before: Operation | undefined;
  /** By account and chain. */
  readonly chains: Map<string, ChainName>;
  /** Chains beside which something is shown now, and on which nothing else moved. */
  readonly shown: Map<string, ChainName>;
  /** Where imports are digested as they come; without it each is read back at its end. */
  readonly digests: RunningDigests | undefined;
}

export function beginWriting(database: WritableDatabase, digests?: RunningDigests): Writing {
  return { database, operations: new Map(), before: undefined, chains: new Map(), shown: new Map(), digests };
}

export function noteChain({ chains }: Writing, accountId: string, chainId: string): void {
  chains.set(JSON.stringify([accountId, chainId]), { accountId, chainId });
}

/** Of a draft, which holds nothing: what the chain's rows stand at is as it was. */
export function noteShown({ shown }: Writing, accountId: string, chainId: string): void {
  shown.set(JSON.stringify([accountId, chainId]), { accountId, chainId });
}

/**
 * To be asked inside the transaction: a row that came in after an operation's line may be what it made. `known` are those
 * that were read behind everything already.
 */
export function changeOf(writing: Writing, known: readonly Operation[] = []): LedgerChange {
  const { database, operations } = writing;
  const changed = [...operations.keys()].map(
    (operationId) =>
      known.find((operation) => operation.operationId === operationId) ?? requireOperation(database, operationId),
  );
  return { operations: changed, chains: chainsOf(writing) };
}

/** The same without reading anything back: for what records no fact, so that operations stand as their lines made them. */
export function changeInHand(writing: Writing): LedgerChange {
  return { operations: [...writing.operations.values()], chains: chainsOf(writing) };
}

/** Reads the operation that the next line is to be about: it is not read again for that line. */
export function readForLine(writing: Writing, operationId: string): Operation {
  writing.before = requireOperation(writing.database, operationId);
  return writing.before;
}

function chainsOf({ chains, shown }: Writing): ChainName[] {
  return [...new Map([...shown, ...chains]).values()];
}

/** An operation as the last line about it in this transaction made it. */
export function operationInHand({ operations }: Writing, operationId: string): Operation {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`No line was written about operation ${operationId}.`);
  return operation;
}
