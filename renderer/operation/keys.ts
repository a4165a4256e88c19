import type { TransactionAction } from '../../contract/index.ts';

/** The key of each operation on the open transaction; `c` copies its id, `j` and `k` move in the list. */
export const operationKeys = [
  { key: 'r', operation: 'refund' },
  { key: 'p', operation: 'capture' },
  { key: 'v', operation: 'void' },
  { key: 'g', operation: 'credit' },
  { key: 's', operation: 'stopntimes' },
] as const satisfies readonly { readonly key: string; readonly operation: TransactionAction }[];
