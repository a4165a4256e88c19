import type { ClearanceView, ProposalDetail, ProposalView, RightsView } from '../../../contract/index.ts';
import type { ProposalNow } from '../../desk/proposals.ts';
import { type Clearance, everyAccount, type Rights } from '../../domain/approval/right.ts';
import { isSentHere } from '../../domain/approval/sender.ts';
import type { Proposal } from '../../ports/approvals.ts';
import type { Views } from '../../ports/views.ts';
import { toDraftView, toOperationView } from './operation.ts';

/** A proposal as the window sees it: without its digests. */
export async function toProposalView(proposal: Proposal, views: Pick<Views, 'findOperation'>): Promise<ProposalView> {
  const { operationId, person, desk, accountId, operation, amount, proposedAt, expiresAt, state, isOwn } = proposal;
  const draft = await views.findOperation(operationId);
  const { isStrict, carriedOut } = proposal;
  // Where another desk carried it out, its own operation tells what became of it.
  const became = carriedOut ? await views.findOperation(carriedOut.operationId) : draft;
  return {
    operationId,
    person,
    desk,
    accountId,
    operation,
    amount,
    orderId: draft?.orderId ?? null,
    proposedAt,
    expiresAt,
    state,
    approvals: proposal.approvals.map(({ person, verdict, reason, saidAt, counts }) => ({
      person,
      verdict,
      reason,
      saidAt,
      counts,
    })),
    isOwn,
    sender: isStrict || carriedOut ? 'approver' : 'asker',
    may: whatMayBeDone(proposal),
    became: state === 'used' && became ? toOperationView(became) : null,
  };
}

/** By what was heard last; the engine is asked in any case. */
function whatMayBeDone(proposal: Proposal): ProposalView['may'] {
  const { state, isOwn, mayApprove, approvals } = proposal;
  const isOpen = state === 'waiting' || state === 'approved';
  const hasApproved = approvals.some((approval) => approval.isOwn && approval.verdict === 'approved');
  const canBeTakenBack = isOpen || state === 'expired' || state === 'outdated';
  return {
    decide: isOpen && mayApprove,
    withdraw: canBeTakenBack && (isOwn || hasApproved),
    send: isSentHere(proposal),
  };
}

export async function toProposalDetail(
  { proposal, draft, changes, differs }: ProposalNow,
  views: Pick<Views, 'findOperation'>,
): Promise<ProposalDetail> {
  return {
    proposal: await toProposalView(proposal, views),
    draft: draft && toDraftView(draft),
    guardAnswer: proposal.guardAnswer,
    changes: [...changes],
    differs,
  };
}

export function toClearanceView(clearance: Clearance | null): ClearanceView {
  if (clearance === null) return { kind: 'unknown' };
  return clearance.kind === 'ask' ? { ...clearance, approvers: [...clearance.approvers] } : clearance;
}

/** Those that wait for this person first; each as new as it was proposed. */
export function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  const waits = (proposal: Proposal) => {
    const may = whatMayBeDone(proposal);
    return may.send || (may.decide && proposal.state === 'waiting');
  };
  return [...proposals.filter(waits), ...proposals.filter((proposal) => !waits(proposal))];
}

/** What nobody may do or approve stands in no list. */
export function toRightsView(rights: Rights | null): RightsView | null {
  if (rights === null) return null;
  const money = (minor: number | null, currency: string) => (minor === null ? null : { minor, currency });
  const named = (accountId: string) => (accountId === everyAccount ? null : accountId);
  return {
    own: rights.own
      .filter(({ most }) => most !== null)
      .map(({ accountId, operation, currency, most, alone, day, spent }) => ({
        accountId: named(accountId),
        operation,
        most: money(most, currency),
        // In strict mode it counts for nothing.
        alone: rights.isStrict ? null : money(alone, currency),
        day: money(day, currency),
        spent: { minor: spent, currency },
      })),
    strict: rights.isStrict ?? false,
    approvers: rights.approvers.flatMap(({ person, accountId, operation, currency, approve }) =>
      approve === null ? [] : [{ person, accountId: named(accountId), operation, upTo: { minor: approve, currency } }],
    ),
  };
}
