import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const test = 'test/main/team/upgrade.test.ts';

/** Without these an engine that is brought up to date is another than a fresh one, or two teams are administered by one. */
export const mutations: readonly Mutation[] = [
  {
    name: 'upgrade: it is not held against the engine that it was written for',
    file: `${schema}/upgrade/write-upgrade.ts`,
    replace: "FROM team.settings WHERE team_id = '",
    with: "FROM team.settings WHERE '' <> '",
    test,
  },
  {
    name: 'upgrade: calls that are under way meet it halfway',
    file: `${schema}/upgrade/write-upgrade.ts`,
    replace: 'LOCK TABLE team.settings IN ACCESS EXCLUSIVE MODE;\n',
    with: '',
    test,
  },
  {
    name: 'upgrade: functions stay as they were',
    file: `${schema}/statements.ts`,
    replace: "  ['CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'],\n",
    with: '',
    test,
  },
  {
    name: 'upgrade: roles are renamed under another team that has them too',
    file: `${schema}/upgrade/write-upgrade.ts`,
    replace: "r.rolname = 'team_owner",
    with: "r.rolname = 'nobody' || 'team_owner",
    test,
  },
  {
    name: 'team: an appointed administrator of one team is one of every other of its server',
    file: `${schema}/name-roles.ts`,
    replace: 'team_(?:owner|desk|admin|door)',
    with: 'team_(?:owner|desk|door)',
    test: 'test/main/team/attacks/two-teams.test.ts',
  },
];
