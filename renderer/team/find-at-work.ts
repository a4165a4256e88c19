import type { OperationState, OperationView, TransactionDetail } from '../../contract/index.ts';

/** While an operation stands so, no other one is made on its transaction. */
const holding: ReadonlySet<OperationState> = new Set(['confirmed', 'sending', 'unknown']);

/** The colleague's operation that holds what a panel shows; undefined where none does. */
export function findAtWork({ timeline }: Pick<TransactionDetail, 'timeline'>): OperationView | undefined {
  return (
    timeline
      .map(({ operation }) => operation)
      .find((operation) => operation?.deskId !== undefined && holding.has(operation.state)) ?? undefined
  );
}
