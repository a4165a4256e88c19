import type { ExecutedRow, HeldClaim } from './judge.ts';

/** What the engine wrote down of rights, none of which is ever changed. Times in microseconds of its own clock. */
export interface RightsKept {
  readonly proposals: readonly KeptProposal[];
  readonly approvals: readonly KeptApproval[];
  /** Each change of what a person may do alone and approve, by the administrator. */
  readonly changes: readonly KeptChange[];
}

export interface KeptProposal {
  readonly operationId: string;
  readonly personId: string;
  readonly minor: number;
  readonly withdrawnAt: number | null;
}

export interface KeptApproval {
  readonly operationId: string;
  readonly personId: string;
  readonly verdict: 'approved' | 'rejected' | 'withdrawn';
  readonly saidAt: number;
}

export interface KeptChange {
  readonly personId: string;
  readonly operation: string;
  /** Minor units; null for nothing. */
  readonly alone: number | null;
  readonly approve: number | null;
  readonly changedAt: number;
}

/**
 * What was executed without the right that it needed: worked out anew from what was written down, and not by the engine's own rule.
 * Above what its person could do alone when it was claimed, somebody else with the right had approved it, had not taken that back,
 * and nobody had rejected it.
 */
export function findWithoutRight(
  executed: readonly ExecutedRow[],
  claims: readonly HeldClaim[],
  kept: RightsKept,
): readonly ExecutedRow[] {
  const byAttempt = new Map(claims.map((claim) => [claim.attemptId, claim]));
  return executed.filter((row) => {
    const claim = byAttempt.get(row.attemptId);
    // What was never claimed is counted for itself.
    if (!claim) return false;
    if (row.minor !== null && row.minor !== claim.minor) return true;
    const alone = rightAt(kept, claim.personId, claim)?.alone ?? null;
    return (alone === null || claim.minor > alone) && !isApproved(claim, kept);
  });
}

function isApproved(claim: HeldClaim, kept: RightsKept): boolean {
  const { operationId, claimedAt, minor } = claim;
  const proposal = kept.proposals.find((each) => each.operationId === operationId);
  if (!proposal || proposal.personId !== claim.personId || proposal.minor !== minor) return false;
  if (proposal.withdrawnAt !== null && proposal.withdrawnAt < claimedAt) return false;
  const said = kept.approvals.filter((each) => each.operationId === operationId && each.saidAt < claimedAt);
  if (said.some(({ verdict }) => verdict === 'rejected')) return false;
  const last = new Map(said.toSorted((one, other) => one.saidAt - other.saidAt).map((each) => [each.personId, each]));
  return [...last.values()].some(
    ({ personId, verdict }) =>
      verdict === 'approved' && personId !== claim.personId && (rightAt(kept, personId, claim)?.approve ?? -1) >= minor,
  );
}

function rightAt(
  { changes }: RightsKept,
  personId: string,
  { operation, claimedAt }: Pick<HeldClaim, 'operation' | 'claimedAt'>,
): KeptChange | undefined {
  return changes
    .filter((each) => each.personId === personId && each.operation === operation && each.changedAt < claimedAt)
    .toSorted((one, other) => one.changedAt - other.changedAt)
    .at(-1);
}
