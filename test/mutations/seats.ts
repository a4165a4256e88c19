import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const attacks = 'test/main/team/attacks';
const story = 'test/main/team/seat/story.test.ts';

/** Without these an account of a team could send without a claim, or somebody could sit where they do not belong. */
export const mutations: readonly Mutation[] = [
  {
    name: 'team: a ledger of a team without its file sends alone',
    file: 'main/team/seat/without-engine.ts',
    replace: "requests.map(() => ({ kind: 'refused', cause: 'teamUnreachable' })),",
    with: "requests.map(() => ({ kind: 'granted' })),",
    test: story,
  },
  {
    name: 'team: a room of a team asks nobody before it sends',
    file: 'main/room.ts',
    replace: 'claim: team.membership.claim,',
    with: '',
    test: story,
  },
  {
    name: "team: a key of a team's account is found by every ledger",
    file: 'main/vault/vault.ts',
    replace: 'return teamId === null ? name :',
    with: 'return teamId !== undefined ? name :',
    test: 'test/main/vault/team-keys.test.ts',
  },
  {
    name: 'team: a signing key is forgotten where it was before it stands elsewhere',
    file: 'main/vault/team-keys.ts',
    replace: "if (there.kind === 'absent') {",
    with: "if (there.kind === 'absent' && from === '') {",
    test: 'test/main/vault/team-keys.test.ts',
  },
  {
    name: 'team: a closed desk sends what comes late',
    file: 'main/desk/desk.ts',
    replace: 'if (isClosed) return Promise.reject(',
    with: 'if (isClosed && running) return Promise.reject(',
    test: 'test/main/desk/claim.test.ts',
  },
  {
    name: 'team: a seat is moved to another desk',
    file: `${schema}/sit.ts`,
    replace: `IF t.desk_id IS NOT NULL THEN RETURN '{"verdict": "otherDesk"}'; END IF;`,
    with: '',
    test: `${attacks}/seats.test.ts`,
  },
  {
    name: 'team: an invitation that is over still seats somebody',
    file: `${schema}/sit.ts`,
    replace: `IF t.invited_until <= clock_timestamp() THEN RETURN '{"verdict": "expired"}'; END IF;`,
    with: '',
    test: `${attacks}/seats.test.ts`,
  },
  {
    name: "team: an invited person sits at a colleague's desk",
    file: `${schema}/sit.ts`,
    replace: "IF known <> t.desk_name THEN RETURN jsonb_build_object('verdict', 'deskKnownAs', 'desk', known); END IF;",
    with: '',
    test: `${attacks}/seats.test.ts`,
  },
  {
    name: 'team: a desk leaves although the engine lacks a part of its log',
    file: 'main/team/seat/leave.ts',
    replace: 'if (told.sequence < own.sequence || told.rows < own.rows) {',
    with: 'if (told.sequence < 0) {',
    test: 'test/main/team/seat/join.test.ts',
  },
  {
    name: 'team: a ledger joins with a line that no colleague can verify',
    file: 'main/team/seat/join.ts',
    replace: 'if (ports.redacted !== null) return',
    with: 'if (ports.redacted === Number.NaN) return',
    test: 'test/main/team/seat/join.test.ts',
  },
];
