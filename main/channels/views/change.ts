import { type ConsoleEvent, mostNamedChains, type OperationView } from '../../../contract/index.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import { toOperationView } from './operation.ts';

/**
 * What the window is told of a change: each operation that moved, and which other chains have new or other rows. A draft
 * is nobody's news.
 */
export function toEvents(
  { operations, chains }: LedgerChange,
  ledgerLine?: OperationView['ledgerLine'],
): ConsoleEvent[] {
  const moved = operations.filter(({ state }) => state !== 'drafted');
  const own = new Set(operations.map(({ accountId, chainId }) => `${accountId} ${chainId}`));
  const others = chains.filter(({ accountId, chainId }) => !own.has(`${accountId} ${chainId}`));
  const named = others.map(({ accountId, chainId }) => ({ accountId, chainId }));
  return [
    ...(others.length > 0
      ? [{ kind: 'transactionsChanged', chains: others.length > mostNamedChains ? 'many' : named } as const]
      : []),
    ...moved.map((operation) => {
      const { chainId } = operation;
      return { kind: 'operationChanged', operation: toOperationView(operation, ledgerLine), chainId } as const;
    }),
  ];
}
