import { expect, it } from 'vitest';
import type { ApproverView, DeskOperation, RightView } from '../../../contract/index.ts';
import { groupRights } from '../../../renderer/approvals/group-rights.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });

function right(operation: DeskOperation, alone: number | null, accountId: string | null = 'SHOP'): RightView {
  const most = euros(100_000);
  return { accountId, operation, most, alone: alone === null ? null : euros(alone), day: null, spent: euros(0) };
}

function approver(person: string, upTo: number, accountId: string | null, currency = 'EUR'): ApproverView {
  return { person, accountId, operation: 'refund', upTo: { minor: upTo, currency } };
}

it('puts operations with the same figures together, and those of another account apart', () => {
  const groups = groupRights({
    own: [right('refund', 100_000), right('capture', 100_000), right('void', 100_000, null)],
    approvers: [],
  });
  expect(groups.map(({ operations, accountId, asks }) => [operations, accountId, asks])).toEqual([
    [['refund', 'capture'], 'SHOP', false],
    [['void'], null, false],
  ]);
});

it('names who approves above what one may do alone, by their right on the account before that on every one', () => {
  const approvers = [
    approver('Nora', 200_000, null),
    approver('Nora', 60_000, 'SHOP'),
    approver('Paul', 90_000, null),
    approver('Kim', 90_000, 'OTHER'),
    approver('Yen', 90_000, null, 'JPY'),
  ];
  const [refund] = groupRights({ own: [right('refund', 50_000)], approvers });
  expect(refund?.asks).toBe(true);
  expect(refund?.approvers).toEqual([
    { person: 'Nora', upTo: euros(60_000) },
    { person: 'Paul', upTo: euros(90_000) },
  ]);
  // Whoever may do nothing alone asks for all of it; whoever may do all of it alone asks nobody.
  expect(groupRights({ own: [right('refund', null)], approvers })[0]?.approvers).toHaveLength(2);
  expect(groupRights({ own: [right('refund', 100_000)], approvers })[0]?.approvers).toEqual([]);
});
