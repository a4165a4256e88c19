import { z } from 'zod';
import { moneySchema } from '../protocol/money/index.ts';
import { channel, nothing } from './channel.ts';
import {
  approvalReason,
  clearanceView,
  mostProposals,
  proposalDetail,
  proposalView,
  rightsView,
} from './views/approval.ts';
import { accountId, deskId, deskOperation } from './views/basics.ts';
import { guardAnswer } from './views/guard.ts';
import { operationView } from './views/operation.ts';

const named = z.strictObject({ operationId: deskId });

/**
 * What the window may ask where a second person decides. All but `judge`, `rights` and `list` ask the team's engine, and are refused with
 * `teamSilent` where it does not answer; `noTeam` for a desk alone.
 */
export const approvalChannels = {
  /**
   * What the person's rights say to an operation before it is prepared or sent; of a desk alone what its own limits remind of, or
   * null. Asks nobody.
   */
  'approvals.judge': channel(
    z.strictObject({ accountId, operation: deskOperation, amount: moneySchema }),
    clearanceView.nullable(),
  ),
  /** What the person here may do, and who may approve what; null for a desk alone, and while it has heard of no rights. */
  'approvals.rights': channel(nothing, rightsView.nullable()),
  /** Puts a draft before the colleagues, in place of sending it. Repeating it changes nothing. */
  'approvals.propose': channel(named.extend({ guardAnswer: guardAnswer.nullable() }), proposalView),
  /** Proposals of the last week, as they were heard of last: those that wait for this person first, then the newest first. */
  'approvals.list': channel(nothing, z.array(proposalView).max(mostProposals)),
  'approvals.show': channel(named, proposalDetail),
  /** Approves what the draft here says, or rejects it. Another person's proposal alone. In strict mode it is sent at once. */
  'approvals.decide': channel(
    named.extend({
      decision: z.discriminatedUnion('verdict', [
        z.strictObject({ verdict: z.literal('approved'), reason: approvalReason.nullable() }),
        z.strictObject({ verdict: z.literal('rejected'), reason: approvalReason }),
      ]),
    }),
    proposalView,
  ),
  /** In strict mode: sends what the person here approved, where it did not leave at once. */
  'approvals.carryOut': channel(named, operationView),
  /** Takes back one's own proposal, or one's own approval, until it is used. */
  'approvals.withdraw': channel(named, proposalView),
};
