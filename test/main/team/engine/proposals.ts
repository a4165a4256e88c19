import { randomUUID } from 'node:crypto';
import { type ProposalView, proposalView } from '../../../../contract/index.ts';
import { toProposalView } from '../../../../main/channels/views/proposal.ts';
import type { DeskAnswer } from '../../../../main/desk/answer.ts';
import type { Proposal } from '../../../../main/ports/approvals.ts';
import type { TeamOffice } from './offices.ts';
import type { Raw, Seat, Team } from './team.ts';

/** Amounts in minor units; null as the schema reads it (main/team/schema/people.ts). */
export interface PermittedRight {
  readonly account?: string;
  readonly operation?: string;
  readonly most?: number | null;
  readonly alone?: number | null;
  readonly day?: number | null;
  readonly approve?: number | null;
}

/** By the administrator, refunds in EUR on SHOP where nothing else is said. */
export async function permit(team: Team, { personId }: Pick<Seat, 'personId'>, right: PermittedRight): Promise<void> {
  const { account = 'SHOP', operation = 'refund', most = 100_000, alone = most, day = null, approve = null } = right;
  const words = [personId, account, operation, 'EUR', most, alone, day, approve];
  await team.admin.query('SELECT team.permit_1($1, $2, $3, $4, $5, $6, $7, $8)', words);
}

export const digests = { requestDigest: 'a'.repeat(64), reviewDigest: 'b'.repeat(64) };

/** A refund of 500.00 EUR, and what asks for it. */
export interface ProposedRefund {
  readonly operationId: string;
  readonly id: string;
  /** Says it again, or otherwise. */
  propose(more?: Record<string, unknown>): Promise<Raw>;
  decide(by: Seat, verdict: 'approved' | 'rejected', more?: Record<string, unknown>): Promise<Raw>;
  withdraw(by: Seat): Promise<Raw>;
  /** As a new attempt. */
  claim(more?: Record<string, unknown>, by?: Seat): Promise<Raw>;
  state(): Promise<string>;
}

export function prepareRefund(team: Team, seat: Seat, of: Record<string, unknown> = {}): ProposedRefund {
  const [operationId, id] = [randomUUID(), randomUUID()];
  const about = { operationId, minor: 50_000, seenVersion: 0, ...of };
  const refund = { accountId: 'SHOP', ids: [id], operation: 'refund', currency: 'EUR', guardAnswer: null };
  return {
    operationId,
    id,
    propose: (more = {}) => seat.call('propose_1', seat.process, {}, { ...refund, ...digests, ...about, ...more }),
    decide: (by, verdict, more = {}) =>
      by.call('decide_1', by.process, operationId, { verdict, reason: 'seen the order', ...digests, ...more }),
    withdraw: (by) => by.call('withdraw_1', by.process, operationId),
    claim: (more = {}, by = seat) => by.claim([id], { ...about, requestDigest: digests.requestDigest, ...more }),
    state: async () => {
      const { rows } = await team.admin.query(
        'SELECT team.proposal_state(p) AS state FROM team.proposal p WHERE operation_id = $1',
        [operationId],
      );
      return rows[0].state;
    },
  };
}

/** The value of an answer that has to be one. */
export function given<Value>(answer: DeskAnswer<Value>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

/** A proposal as a desk has heard of it. */
export function findProposal({ team: { approvals } }: TeamOffice, { operationId }: Proposal): Proposal | undefined {
  return approvals.find(operationId);
}

/** The same as the desk's window is shown it. */
export async function seeProposal(desk: TeamOffice, proposal: Proposal): Promise<ProposalView> {
  return proposalView.parse(await toProposalView(findProposal(desk, proposal) as Proposal, desk.office.ledger.views));
}

/** What a desk wrote down of what was said of proposals there. */
export function movesOf({ office }: TeamOffice): string[] {
  return office.acts.flatMap((act) => ('kind' in act ? [act.to] : []));
}
