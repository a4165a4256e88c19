/** What may be asked for at each entrance that moves no money (protocol.md §1.2). */
export const lookupNames = {
  export: ['getTransactions', 'exportTransactions', 'exportChargebacks'],
  reconciliation: ['exportReconciliation', 'exportReconciledTransactions'],
} as const;

/** An entrance that moves no money. */
export type LookupEntrance = keyof typeof lookupNames;

/** What such an entrance does. */
export type LookupName = (typeof lookupNames)[LookupEntrance][number];

/** An export that goes to a URL or a mailbox, never into the answer (protocol.md §10.2–10.4). */
export type ExportName = Exclude<LookupName, 'getTransactions'>;

export function isLookupName(entrance: LookupEntrance, name: string): name is LookupName {
  return lookupNames[entrance].some((known) => known === name);
}
