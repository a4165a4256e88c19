import type { ReadRow } from './columns/assemble.ts';

/** An entry of a look-up's DATA that is no row, by whose it is: that is all that is known of it. */
export function nameRowless({ accountId }: { readonly accountId: string }): ReadRow {
  const nothing = { transactionId: null, orderId: '', referenceId: null, operation: null };
  return { kind: 'unread', unread: { accountId, ...nothing, column: 'DATA', problem: 'malformed' } };
}
