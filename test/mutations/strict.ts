import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const attacks = 'test/main/team/attacks/strict.test.ts';
const desks = 'test/main/team/strict.test.ts';

/** Without these somebody could send in a strict team what they have prepared themselves, or what only their own program has seen. */
export const mutations: readonly Mutation[] = [
  {
    name: 'strict: whoever asked sends what was approved',
    file: `${schema}/approve.ts`,
    replace: 'IF is_strict <> (carried IS NOT NULL) THEN RETURN',
    with: 'IF carried IS NOT NULL AND NOT is_strict THEN RETURN',
    test: attacks,
  },
  {
    name: 'strict: what is below a right is sent alone',
    file: `${schema}/permissions.ts`,
    replace: 'minor <= x.alone_minor AND NOT (SELECT strict FROM team.settings)',
    with: 'minor <= x.alone_minor',
    test: attacks,
  },
  {
    name: 'strict: anybody carries out what a colleague has approved',
    file: `${schema}/approve.ts`,
    replace: "IF carried IS NOT NULL AND state = 'approved' AND NOT EXISTS",
    with: "IF carried IS NOT NULL AND state = 'never' AND NOT EXISTS",
    test: attacks,
  },
  {
    name: 'strict: an approval is carried out twice',
    file: `${schema}/claim.ts`,
    replace: 'OR team.is_executed(carried) THEN',
    with: 'THEN',
    test: attacks,
  },
  {
    name: 'strict: what was carried out is sent once more by whoever asked',
    file: `${schema}/approve.ts`,
    replace: '(k.operation_id = op_id OR k.proposal_id = op_id)',
    with: '(k.operation_id = op_id)',
    test: attacks,
  },
  {
    name: 'strict: the day of whoever asked does not count what others carry out',
    file: `${schema}/permissions.ts`,
    replace: 'WHERE k.wanted_by = x.person_id AND',
    with: 'WHERE k.person_id = x.person_id AND',
    test: attacks,
  },
  {
    name: 'strict: a member makes the team strict no more',
    file: `${schema}/rights.ts`,
    replace: 'team.withdraw_1, team.approvals_1 TO team_desk;',
    with: 'team.withdraw_1, team.approvals_1, team.strict_1 TO team_desk;',
    test: attacks,
  },
  {
    name: 'strict: a key signs what a colleague’s program wrote, unseen by this one',
    file: 'main/desk/carry-out.ts',
    replace: 'return request !== undefined && (approvals?.isSame(proposal, withRequest(draft, request)) ?? false);',
    with: 'return request !== undefined;',
    test: desks,
  },
  {
    name: 'strict: what has changed since its review is approved and sent',
    file: 'main/desk/proposals.ts',
    replace: "if (changes.length > 0) return { code: 'changedSinceReview', changes, picture, review: null };",
    with: '',
    test: desks,
  },
  {
    name: 'strict: the desk that asked sends as soon as a colleague has approved',
    file: 'main/desk/clearance.ts',
    replace: "if (proposal.isStrict) return refuse({ code: 'approverSends' });",
    with: '',
    test: desks,
  },
];
