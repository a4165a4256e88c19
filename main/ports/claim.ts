import type { NotSentCause, Operation } from '../domain/operation.ts';

/** Asks for the right to send one attempt, after its chain was taken here and before it has begun. */
export interface ClaimRequest {
  readonly operation: Operation;
  readonly attemptId: string;
}

/** `granted` alone lets a request go; everything else has left nothing. */
export type ClaimAnswer =
  | { readonly kind: 'granted' }
  | {
      readonly kind: 'refused';
      readonly cause: ClaimRefusal;
      /** Of `claimRefused`: who is at it, where a colleague is; absent where an alarm holds the chain. */
      readonly holder?: { readonly person: string; readonly desk: string };
    };

/** A colleague is at it; the review is older than what is known; the person may not, or not alone, or not today; or nobody could say. */
export type ClaimRefusal = Extract<
  NotSentCause,
  'claimRefused' | 'claimOutdated' | 'claimNotAllowed' | 'claimNeedsApproval' | 'claimAboveDayLimit' | 'teamUnreachable'
>;

/**
 * What stands between "taken" and "begun" where several desks work on one merchant's money. A desk alone has none, and both
 * are one commit. A claim is never cancelled and has no time limit of its own: an answer that was lost is asked for again.
 */
export interface Claim {
  /** One answer for each request, in their order; up to 50 at once. */
  claim(requests: readonly ClaimRequest[]): Promise<readonly ClaimAnswer[]>;
}
