import { assertNever } from '../../protocol/assert-never.ts';
import { isSentHere } from '../domain/approval/sender.ts';
import type { Operation } from '../domain/operation.ts';
import type { Approvals, Proposal, ProposedDraft } from '../ports/approvals.ts';
import { accept, type DeskAnswer, type DeskRefusal, refuse } from './answer.ts';
import { withTries } from './not-allowed.ts';
import type { DeskPorts } from './ports.ts';

/** That an operation may be sent as far as this desk has heard; with what was approved, where somebody had to. */
export interface Cleared {
  readonly approved: Proposal | null;
}

/**
 * What rights say to an operation before its chain is taken, so that nothing ends as "not sent" that could be known before. The
 * engine decides at the claim, whatever was heard here. A desk alone has no rights to ask.
 */
export async function clear(ports: DeskPorts, operation: Operation): Promise<DeskAnswer<Cleared>> {
  return withTries(ports, operation, await judge(ports, operation));
}

async function judge(ports: DeskPorts, operation: Operation): Promise<DeskAnswer<Cleared>> {
  const { approvals } = ports;
  if (!approvals) return accept({ approved: null });
  const { carriesOut } = operation;
  const draft = carriesOut === undefined ? undefined : await readDraft(ports, operation);
  if (draft && carriesOut !== undefined) return clearCarried(approvals, draft, carriesOut);
  const clearance = approvals.judge(operation);
  if (!clearance) return accept({ approved: null });
  switch (clearance.kind) {
    case 'alone':
      return accept({ approved: null });
    case 'ask': {
      const proposal = approvals.find(operation.operationId);
      if (!proposal) return refuse({ code: 'approvalNeeded', alone: clearance.alone });
      if (proposal.state !== 'approved') return refuse({ code: 'proposalOver', state: proposal.state });
      if (proposal.isStrict) return refuse({ code: 'approverSends' });
      const draft = await readDraft(ports, operation);
      if (!draft || !approvals.isSame(proposal, draft)) return refuse({ code: 'proposalDiffers' });
      return accept({ approved: proposal });
    }
    default:
      return refuse(toRefusal(clearance));
  }
}

/** Of what a colleague proposed and the person here approved, in strict mode: what goes is what was proposed. */
function clearCarried(approvals: Approvals, draft: ProposedDraft, carriesOut: string): DeskAnswer<Cleared> {
  const proposal = approvals.find(carriesOut);
  if (!proposal) return refuse({ code: 'notFound', what: 'proposal' });
  if (!isSentHere(proposal)) {
    const { state } = proposal;
    return refuse(state === 'approved' ? { code: 'approverSends' } : { code: 'proposalOver', state });
  }
  const { operationId } = draft.operation;
  if (!approvals.isSame({ ...proposal, operationId }, draft)) return refuse({ code: 'proposalDiffers' });
  return accept({ approved: proposal });
}

/** Undefined for a draft of which no review was kept: nobody can say what was approved of it. */
export async function readDraft({ ledger }: DeskPorts, operation: Operation): Promise<ProposedDraft | undefined> {
  const review = await ledger.views.findReview(operation.operationId);
  return review ? { operation, review } : undefined;
}

type Closed = Exclude<NonNullable<ReturnType<NonNullable<DeskPorts['approvals']>['judge']>>, { kind: 'alone' | 'ask' }>;

function toRefusal(closed: Closed): DeskRefusal {
  switch (closed.kind) {
    case 'aboveLimit':
      return { code: closed.kind, most: closed.most };
    case 'aboveDayLimit':
      return { code: closed.kind, day: closed.day, spent: closed.spent };
    case 'notAllowed':
      return { code: 'notPermitted' };
    default:
      return assertNever(closed);
  }
}
