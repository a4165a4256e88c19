/** What of a proposal decides who sends it, as it was heard of last. */
interface Standing {
  readonly state: string;
  /** Of the person at this desk, whichever they proposed it at; `isHere`: proposed at this desk. */
  readonly isOwn: boolean;
  readonly isHere: boolean;
  readonly isStrict: boolean;
  readonly approvals: readonly { readonly verdict: string; readonly isOwn: boolean; readonly counts: boolean }[];
}

/**
 * Whether this desk sends what was approved: where it was proposed, or in strict mode where whoever approved it sits. The engine
 * decides at the claim.
 */
export function isSentHere({ state, isOwn, isHere, isStrict, approvals }: Standing): boolean {
  if (state !== 'approved') return false;
  if (!isStrict) return isOwn && isHere;
  return !isOwn && approvals.some((approval) => approval.isOwn && approval.counts && approval.verdict === 'approved');
}
