import type { ConsoleEvent } from '../../../contract/index.ts';
import type { LedgerChange } from '../../ports/feed.ts';
import { toOperationView } from './operation.ts';

/** What the window is told of a change: each operation that moved, and that there are other rows. A draft is nobody's news. */
export function toEvents({ operations, chains }: LedgerChange): ConsoleEvent[] {
  const moved = operations.filter(({ state }) => state !== 'drafted');
  const own = new Set(operations.map(({ accountId, chainId }) => `${accountId} ${chainId}`));
  const others = chains.some(({ accountId, chainId }) => !own.has(`${accountId} ${chainId}`));
  return [
    ...(others ? [{ kind: 'transactionsChanged' } as const] : []),
    ...moved.map((operation) => ({ kind: 'operationChanged', operation: toOperationView(operation) }) as const),
  ];
}
