/** What may be asked for at each desk that moves no money (protocol.md §1.2). */
export const lookupNames = {
  export: ['getTransactions', 'exportTransactions', 'exportChargebacks'],
  reconciliation: ['exportReconciliation', 'exportReconciledTransactions'],
} as const;

/** A desk that moves no money. */
export type LookupDesk = keyof typeof lookupNames;

/** What such a desk does. */
export type LookupName = (typeof lookupNames)[LookupDesk][number];

/** An export that goes to a URL or a mailbox, never into the answer (protocol.md §10.2–10.4). */
export type ExportName = Exclude<LookupName, 'getTransactions'>;

export function isLookupName(desk: LookupDesk, name: string): name is LookupName {
  return lookupNames[desk].some((known) => known === name);
}
