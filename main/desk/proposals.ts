import { assertNever } from '../../protocol/assert-never.ts';
import type { Money } from '../../protocol/money/index.ts';
import { hasExpired, isDraftedAlone } from '../domain/deadline.ts';
import type { ProposalMove } from '../domain/event.ts';
import type { Change } from '../domain/picture.ts';
import type { ApprovalRefusal, Approvals, Decision, Proposal, Proposed, ProposedDraft } from '../ports/approvals.ts';
import { accept, type DeskAnswer, type DeskRefusal, type ReviewedDraft, refuse } from './answer.ts';
import { isAsProposed } from './carry-out.ts';
import { readDraft } from './clearance.ts';
import { findIncomplete } from './incomplete.ts';
import { withTries } from './not-allowed.ts';
import type { DeskPorts } from './ports.ts';
import { prepareAgain } from './prepare.ts';
import { reviewAgain } from './review-again.ts';

/** A proposal with everything that a decision rests on. */
export interface ProposalNow {
  readonly proposal: Proposal;
  /** Null until it has come here. */
  readonly draft: ReviewedDraft | null;
  readonly changes: readonly Change[];
  /** The draft that came is not what the engine was told of. */
  readonly differs: boolean;
}

/**
 * Puts a draft before the colleagues in place of sending it: as it was reviewed, with every guard answered, and only where a second
 * person has to approve it.
 */
export async function propose(
  ports: DeskPorts,
  operationId: string,
  guardAnswer: string | null,
): Promise<DeskAnswer<Proposal>> {
  const { approvals } = ports;
  if (!approvals) return refuse({ code: 'noTeam' });
  const operation = await ports.ledger.views.findOperation(operationId);
  if (!operation) return refuse({ code: 'notFound', what: 'operation' });
  if (operation.deskId !== null) return refuse({ code: 'anotherDesks' });
  const known = approvals.find(operationId);
  if (known) return accept(known);
  if (operation.state !== 'drafted') return refuse({ code: 'proposalOver', state: 'used' });
  const joinedAt = (await ports.ledger.team?.readBond())?.joinedAt ?? null;
  if (isDraftedAlone(operation.draftedAt, joinedAt)) return refuse({ code: 'draftedAlone' });
  const incomplete = findIncomplete(operation);
  if (incomplete) return incomplete;
  const draft = await readDraft(ports, operation);
  const now = draft && (await reviewAgain(ports, operation, draft.review));
  if (!draft || !now || hasExpired(operation.draftedAt, ports.clock.now())) return refuse({ code: 'draftExpired' });
  const { changes } = now;
  const { guards } = now.draft;
  const changed = async () =>
    refuse({
      code: 'changedSinceReview',
      changes: changes.length > 0 ? changes : ['transactions'],
      picture: draft.review.picture,
      review: await prepareAgain(ports, operation),
    });
  if (changes.length > 0) return changed();
  if (guards.length > 0 && guardAnswer === null) return refuse({ code: 'guardUnanswered', guards });
  const proposed = await approvals.propose(draft, guards.length > 0 ? guardAnswer : null);
  if (proposed.kind === 'refused' && proposed.refusal.kind === 'changed') return changed();
  if (proposed.kind === 'proposed') await note(ports, operationId, 'approvalAsked', guardAnswer);
  return withTries(ports, operation, toAnswer(proposed, operation.amount));
}

export async function showProposal(ports: DeskPorts, operationId: string): Promise<DeskAnswer<ProposalNow>> {
  const { approvals } = ports;
  if (!approvals) return refuse({ code: 'noTeam' });
  const proposal = approvals.find(operationId);
  if (!proposal) return refuse({ code: 'notFound', what: 'proposal' });
  return accept(await lookAt(ports, approvals, proposal));
}

/**
 * Another person's word. What is approved is what the draft says that came with the colleague's own log: where the engine was told
 * anything else, it can only be rejected.
 */
export async function decideProposal(
  ports: DeskPorts,
  operationId: string,
  decision: Decision,
): Promise<DeskAnswer<Proposal>> {
  const { approvals } = ports;
  if (!approvals) return refuse({ code: 'noTeam' });
  const proposal = approvals.find(operationId);
  if (!proposal) return refuse({ code: 'notFound', what: 'proposal' });
  const operation = await ports.ledger.views.findOperation(operationId);
  const draft = operation && (await readDraft(ports, operation));
  if (!draft) return refuse({ code: 'draftNotHere' });
  if (decision.verdict === 'approved' && !approvals.isSame(proposal, draft))
    return withTries(ports, draft.operation, refuse({ code: 'proposalDiffers' }));
  if (decision.verdict === 'approved' && proposal.isStrict) {
    const hindrance = await findHindrance(ports, proposal, draft);
    if (hindrance) return withTries(ports, draft.operation, refuse(hindrance));
  }
  const isRepeated = lastWordOf(proposal) === decision.verdict;
  const decided = await approvals.decide(draft, decision);
  if (decided.kind === 'proposed' && !isRepeated)
    await note(ports, operationId, moves[decision.verdict], decision.reason);
  return withTries(ports, draft.operation, toAnswer(decided, proposal.amount));
}

/** In strict mode this desk sends it next: what it would refuse then is not approved first. */
async function findHindrance(
  ports: DeskPorts,
  proposal: Proposal,
  draft: ProposedDraft,
): Promise<DeskRefusal | undefined> {
  if (!(await isAsProposed(ports, proposal, draft))) return { code: 'proposalDiffers' };
  const { changes = [] } = (await reviewAgain(ports, draft.operation, draft.review)) ?? {};
  const { picture } = draft.review;
  if (changes.length > 0) return { code: 'changedSinceReview', changes, picture, review: null };
  const account = ports.findAccount(proposal.accountId);
  const key = account && (await ports.vault.read(account));
  return key && key.kind !== 'found' ? { code: 'secretMissing', answer: key.kind } : undefined;
}

export async function withdrawProposal(ports: DeskPorts, operationId: string): Promise<DeskAnswer<Proposal>> {
  const { approvals } = ports;
  if (!approvals) return refuse({ code: 'noTeam' });
  const proposal = approvals.find(operationId);
  if (!proposal) return refuse({ code: 'notFound', what: 'proposal' });
  const isOver = proposal.isOwn ? proposal.state === 'withdrawn' : lastWordOf(proposal) === 'withdrawn';
  const withdrawn = await approvals.withdraw(operationId);
  if (withdrawn.kind === 'proposed' && !isOver)
    await note(ports, operationId, proposal.isOwn ? 'proposalWithdrawn' : 'approvalTakenBack', null);
  return toAnswer(withdrawn, proposal.amount);
}

const moves = { approved: 'proposalApproved', rejected: 'proposalRejected' } as const;

/** Of the person at this desk, as it was heard of last: the same said again is no other word. */
function lastWordOf({ approvals }: Proposal) {
  return approvals.find(({ isOwn }) => isOwn)?.verdict;
}

/** What the engine has taken is a line of this desk's log as well, sealed and told with the rest. */
async function note(
  { record }: DeskPorts,
  operationId: string,
  to: ProposalMove,
  reason: string | null,
): Promise<void> {
  await record?.({ kind: 'proposalMoved', operationId, to, reason: reason ?? '' });
}

async function lookAt(ports: DeskPorts, approvals: Approvals, proposal: Proposal): Promise<ProposalNow> {
  const operation = await ports.ledger.views.findOperation(proposal.operationId);
  const draft = operation && (await readDraft(ports, operation));
  const now = draft && (await reviewAgain(ports, draft.operation, draft.review));
  if (!draft || !now) return { proposal, draft: null, changes: [], differs: false };
  const isSame =
    approvals.isSame(proposal, draft) && (!proposal.isStrict || (await isAsProposed(ports, proposal, draft)));
  return { proposal, draft: now.draft, changes: now.changes, differs: !isSame };
}

function toAnswer(proposed: Proposed, { currency }: Money): DeskAnswer<Proposal> {
  return proposed.kind === 'proposed'
    ? accept(proposed.proposal)
    : refuse(toRefusal(proposed.refusal, (minor) => ({ minor, currency })));
}

function toRefusal(refusal: ApprovalRefusal, money: (minor: number) => Money): DeskRefusal {
  switch (refusal.kind) {
    case 'aboveLimit':
      return { code: refusal.kind, most: money(refusal.mostMinor) };
    case 'aboveDayLimit':
      return { code: refusal.kind, day: money(refusal.dayMinor), spent: money(refusal.spentMinor) };
    case 'over':
      return { code: 'proposalOver', state: refusal.state };
    case 'changed':
      return { code: 'proposalOver', state: 'outdated' };
    case 'notAllowed':
      return { code: 'notPermitted' };
    case 'notNeeded':
      return { code: 'approvalNotNeeded' };
    case 'absent':
      return { code: 'notFound', what: 'proposal' };
    case 'own':
      return { code: 'ownProposal' };
    case 'differs':
      return { code: 'proposalDiffers' };
    case 'notApprover':
    case 'notTheirs':
      return { code: refusal.kind };
    case 'silent':
      return { code: 'teamSilent' };
    default:
      return assertNever(refusal);
  }
}
