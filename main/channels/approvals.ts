import { accept } from '../../contract/index.ts';
import type { DeskAnswer } from '../desk/answer.ts';
import type { Proposal } from '../ports/approvals.ts';
import { findDamage } from './damage.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toResult, toShown } from './views/answer.ts';
import { toOperationView } from './views/operation.ts';
import { inOrder, toClearanceView, toProposalDetail, toProposalView, toRightsView } from './views/proposal.ts';

/** Where a second person decides, in the current environment. A desk alone has nobody to ask. */
export function handleApprovals({ rooms }: Pick<HandlerPorts, 'rooms'>): HandlersOf<'approvals'> {
  const desk = () => {
    const { desk: current, ledger } = rooms.current();
    const damage = findDamage(ledger);
    if (damage) throw damage;
    return current;
  };
  const approvals = () => rooms.current().team?.approvals;
  const views = () => rooms.current().ledger.views;
  const show = (answer: DeskAnswer<Proposal>) => toShown(answer, (proposal) => toProposalView(proposal, views()));
  return {
    'approvals.judge': async (asked) => {
      const port = approvals();
      if (port) return accept(toClearanceView(port.judge(asked)));
      const reminder = await rooms.current().desk.remind(asked);
      return accept(reminder && { kind: 'remind' as const, ...reminder });
    },
    'approvals.rights': async () => accept(toRightsView(approvals()?.rights() ?? null)),
    'approvals.list': async () => {
      const proposals = inOrder(approvals()?.list() ?? []);
      return accept(await Promise.all(proposals.map((proposal) => toProposalView(proposal, views()))));
    },
    'approvals.show': async ({ operationId }) =>
      toShown(await desk().showProposal(operationId), (now) => toProposalDetail(now, views())),
    'approvals.propose': async ({ operationId, guardAnswer }) => show(await desk().propose(operationId, guardAnswer)),
    'approvals.decide': async ({ operationId, decision: { verdict, reason } }) =>
      show(await desk().decideProposal(operationId, { verdict, reason: reason ?? '' })),
    'approvals.carryOut': async ({ operationId }) => toResult(await desk().carryOut(operationId), toOperationView),
    'approvals.withdraw': async ({ operationId }) => show(await desk().withdrawProposal(operationId)),
  };
}
