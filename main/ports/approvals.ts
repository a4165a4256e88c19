import type { Asked, Clearance, Rights } from '../domain/approval/right.ts';
import type { Review } from '../domain/event.ts';
import type { Operation } from '../domain/operation.ts';

/** Where a proposal stands, by the team's engine (main/team/schema/approve.ts). */
export type ProposalState = 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'outdated' | 'used';

/** A person's last word on a proposal. Times in milliseconds UTC. */
export interface Approval {
  readonly person: string;
  readonly verdict: 'approved' | 'rejected' | 'withdrawn';
  readonly reason: string;
  readonly saidAt: number;
  readonly counts: boolean;
  /** Of the person at this desk. */
  readonly isOwn: boolean;
}

/** A draft that was put before the colleagues in place of sending it, as the engine knows it. */
export interface Proposal extends Asked {
  readonly operationId: string;
  readonly person: string;
  readonly deskId: string;
  readonly desk: string;
  readonly requestDigest: string;
  readonly reviewDigest: string;
  /** Why its person goes on although guards have spoken; null where none did. */
  readonly guardAnswer: string | null;
  readonly proposedAt: number;
  readonly expiresAt: number;
  readonly state: ProposalState;
  readonly approvals: readonly Approval[];
  /** Of the person at this desk, whichever they proposed it at. */
  readonly isOwn: boolean;
  /** Proposed at this desk, which alone may send it where the team is not strict. */
  readonly isHere: boolean;
  /** Whether the right of the person at this desk covers it. */
  readonly mayApprove: boolean;
  /** In strict mode the desk of whoever approved it sends it, and this one does not. */
  readonly isStrict: boolean;
  /** Which operation of whoever approved it carries it out, or did; null where none was claimed. */
  readonly carriedOut: { readonly operationId: string; readonly person: string; readonly desk: string } | null;
}

/** A draft as it stands in this desk's ledger, a colleague's as well. */
export interface ProposedDraft {
  readonly operation: Operation;
  readonly review: Review;
}

export type Decision =
  | { readonly verdict: 'approved'; readonly reason: string }
  | { readonly verdict: 'rejected'; readonly reason: string };

/** Why the engine did not do it; nothing was changed. */
export type ApprovalRefusal =
  /** In minor units of what was asked for. */
  | { readonly kind: 'aboveLimit'; readonly mostMinor: number }
  | { readonly kind: 'aboveDayLimit'; readonly dayMinor: number; readonly spentMinor: number }
  | {
      readonly kind:
        | 'notAllowed'
        | 'notNeeded'
        | 'changed'
        | 'absent'
        | 'own'
        | 'notApprover'
        | 'differs'
        | 'notTheirs'
        | 'silent';
    }
  | { readonly kind: 'over'; readonly state: ProposalState };

export type Proposed =
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  | { readonly kind: 'refused'; readonly refusal: ApprovalRefusal };

/**
 * Where a second person decides. What is read was heard of the engine last; what is changed asks it, and resolves once the engine has
 * said so and this desk has heard what came of it.
 */
export interface Approvals {
  /** Null while this desk has heard of no rights since it was started. */
  judge(asked: Asked): Clearance | null;
  /** Null as well while this desk has heard of none. */
  rights(): Rights | null;
  /** The newest first. */
  list(): readonly Proposal[];
  find(operationId: string): Proposal | undefined;
  /** Whether a draft is what was proposed, made anew from the draft. */
  isSame(proposal: Proposal, draft: ProposedDraft): boolean;
  propose(draft: ProposedDraft, guardAnswer: string | null): Promise<Proposed>;
  /** An approval is of what the draft says. */
  decide(draft: ProposedDraft, decision: Decision): Promise<Proposed>;
  withdraw(operationId: string): Promise<Proposed>;
  /** Told of proposals that are new here or stand otherwise than before, until the returned function is called. */
  listen(listener: (changed: readonly Proposal[]) => void): () => void;
}
