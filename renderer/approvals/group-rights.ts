import type { ApproverView, DeskOperation, RightsView, RightView } from '../../contract/index.ts';

/** A right that several operations have alike. */
export interface RightGroup extends Omit<RightView, 'operation' | 'spent'> {
  readonly operations: readonly DeskOperation[];
  readonly spent: RightView['spent'];
  /** Who may approve all of them above what the person may do alone; empty where nothing is above that. */
  readonly approvers: readonly Pick<ApproverView, 'person' | 'upTo'>[];
  /** Whether a second person is needed for some of what the person may do. */
  readonly asks: boolean;
}

/** Operations of one account with the same figures and the same colleagues stand together, in the order in which they came. */
export function groupRights({ own, approvers }: Pick<RightsView, 'own' | 'approvers'>): RightGroup[] {
  const groups = new Map<string, RightGroup>();
  for (const { operation, ...right } of own) {
    const asks = right.most !== null && (right.alone === null || right.alone.minor < right.most.minor);
    const named = asks ? listApprovers(approvers, { operation, ...right }) : [];
    const key = JSON.stringify([right, named]);
    const known = groups.get(key);
    const operations = [...(known?.operations ?? []), operation];
    groups.set(key, { ...right, operations, approvers: named, asks });
  }
  return [...groups.values()];
}

/** A colleague's right on the account itself takes the place of theirs on every account, as the engine has it. */
function listApprovers(approvers: readonly ApproverView[], { accountId, operation, spent }: RightView) {
  const fitting = approvers.filter((each) => each.operation === operation && each.upTo.currency === spent.currency);
  const people = [...new Set(fitting.map(({ person }) => person))];
  return people.flatMap((person) => {
    const theirs = fitting.filter((each) => each.person === person);
    const right = theirs.find((each) => each.accountId === accountId) ?? theirs.find((each) => each.accountId === null);
    return right ? [{ person, upTo: right.upTo }] : [];
  });
}
