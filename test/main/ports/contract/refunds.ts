export const euros = (minor: number) => ({ minor, currency: 'EUR' });

/** The refund that a clerk drafts, as a source tells it. */
export const refund = { transactionId: 'A9', referenceId: 'A1', operation: 'refund', amountMinor: 4_000 } as const;

/** An operation that was answered under the id of another. */
export const foreign = {
  state: 'unknown',
  attempts: [{ cause: 'answeredAnothersId', verdict: 'unknown', transactionId: null }],
};
