import type { Mutation } from './mutation.ts';

const replica = 'main/ledger/replica';
const takeIn = 'test/main/ledger/replica/take-in.test.ts';
const team = 'test/main/ledger/replica/team.test.ts';

/** Without these a forged line would count as money, or one desk would act for another. */
export const mutations: readonly Mutation[] = [
  {
    name: 'replica: a line is taken in whatever its digest',
    file: `${replica}/judge.ts`,
    replace: 'if (digestEvent(judged) !== digest)',
    with: "if (digestEvent(judged) === '')",
    test: takeIn,
  },
  {
    name: 'replica: a line is taken in that is not tied to the one before',
    file: `${replica}/judge.ts`,
    replace: "if (previousDigest !== (before ?? ''))",
    with: "if (previousDigest === 'x')",
    test: takeIn,
  },
  {
    name: 'replica: a text is taken in for another',
    file: `${replica}/judge.ts`,
    replace: 'if (text.body !== null && commit(text.salt, text.body) !== digest)',
    with: "if (text.body === '' && commit(text.salt, text.body) !== digest)",
    test: takeIn,
  },
  {
    name: 'replica: rows are taken in that no import told of',
    file: `${replica}/judge.ts`,
    replace: 'if (here.rows !== told.rows || here.digest !== told.digest)',
    with: 'if (here.rows !== told.rows)',
    test: takeIn,
  },
  {
    name: 'replica: two lines go by one number',
    file: `${replica}/store.ts`,
    replace: 'if (known !== digest) throw',
    with: 'if (known === undefined) throw',
    test: takeIn,
  },
  {
    name: "replica: a recovery ends what a colleague's desk is sending",
    file: 'main/domain/decide/recover.ts',
    replace: 'if (operation.deskId !== null) return undefined;',
    with: '',
    test: takeIn,
  },
  {
    name: 'replica: a chain that a colleague holds is free here',
    file: 'main/ledger/queries/operations.ts',
    replace: "WHERE o.account_id = ? AND o.chain_id = ? AND o.state <> 'drafted' ORDER BY",
    with: "WHERE o.account_id = ? AND o.chain_id = ? AND o.state <> 'drafted' AND o.desk_id IS NULL ORDER BY",
    test: takeIn,
  },
  {
    name: 'replica: one desk writes of the operation of another',
    file: 'main/ledger/projections/operations.ts',
    replace: 'if (before && before.deskId !== deskId)',
    with: "if (before && before.deskId === '')",
    test: takeIn,
  },
  {
    name: "replica: what a colleague's desk is sending is told to the engine as this desk's own",
    file: 'main/ledger/queries/operations.ts',
    replace: "WHERE o.state = 'sending' AND o.desk_id IS NULL`)",
    with: "WHERE o.state = 'sending'`)",
    test: takeIn,
  },
  {
    name: "replica: a person is asked to send again what a colleague's desk sent",
    file: 'main/channels/views/operation.ts',
    replace: 'repeatable: !deskId && isRepeatable(operation),',
    with: 'repeatable: isRepeatable(operation),',
    test: 'test/main/channels/operation-view.test.ts',
  },
  {
    name: 'replica: nobody is told which colleague holds a transaction',
    file: 'main/domain/colleague.ts',
    replace: 'Number(holdsChain(other.state)) - Number(holdsChain(one.state)) || other.changedAt',
    with: 'other.changedAt',
    test: 'test/main/domain/colleague.test.ts',
  },
  {
    name: 'replica: whose request never left is said to be at a transaction',
    file: 'main/domain/colleague.ts',
    replace: ' || !mayHaveHappened(state)) return [];',
    with: ') return [];',
    test: 'test/main/domain/colleague.test.ts',
  },
  {
    name: "replica: a person settles what is a colleague's",
    file: 'main/domain/decide/settle.ts',
    replace: "if (operation.deskId !== null) return refused({ code: 'anotherDesks' });",
    with: '',
    test: takeIn,
  },
  {
    name: 'replica: what a colleague voided counts as paid where its payment comes later',
    file: 'main/ledger/projections/fold-rows.ts',
    replace: 'tellOfColleagues(writing, facts);',
    with: '',
    test: 'test/main/ledger/replica/late-rows.test.ts',
  },
  {
    name: 'replica: what was taken back and never ended counts as not sent',
    file: `${replica}/own.ts`,
    replace: "const outcome = { kind: 'unknown', cause: 'stoppedWhileSending' } as const;",
    with: "const outcome = { kind: 'notSent', cause: 'stoppedBeforeSending' } as const;",
    test: takeIn,
  },
  {
    name: 'replica: a version is known before what it stands for',
    file: `${replica}/versions.ts`,
    replace: 'if (sequence > reached)',
    with: 'if (reached < 0)',
    test: team,
  },
  {
    name: 'replica: a draft has a version that is newer than its review',
    file: `${replica}/versions.ts`,
    replace: 'if (found.some(({ movedAt }) => movedAt > touches)) return 0;',
    with: '',
    test: team,
  },
  {
    name: 'replica: a ledger changes its team without leaving',
    file: `${replica}/team-records.ts`,
    replace: 'if (kept) throw new Error',
    with: "if (kept?.teamId === '') throw new Error",
    test: team,
  },
  {
    name: 'replica: a desk with an open case leaves its team',
    file: `${replica}/team-records.ts`,
    replace: 'if (open === 1) return false;',
    with: '',
    test: team,
  },
  {
    name: 'replica: an authorization that was heard of before its request is captured on no day',
    file: 'main/ledger/projections/colleague-rows.ts',
    replace: ' || captureDay !== row.captureDay)',
    with: ')',
    test: 'test/main/ledger/replica/late-rows.test.ts',
  },
];
