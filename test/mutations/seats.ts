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
    replace: '    ...(team && { claim: team.membership.claim }),\n',
    with: '',
    test: story,
  },
  {
    name: 'team: a review of before the desk joined is sent',
    file: 'main/ledger/writing/journal.ts',
    replace: 'joinedAt: readBond(database)?.joinedAt ?? null,',
    with: 'joinedAt: readBond(database)?.joinedAt === 0 ? 0 : null,',
    test: 'test/main/desk/claim.test.ts',
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
    name: 'team: an administrator goes on after the seat was revoked',
    file: `${schema}/administer.ts`,
    replace: 'WHERE s.role_name = session_user AND (s.revoked_at IS NOT NULL OR NOT p.active)) THEN',
    with: 'WHERE s.role_name IS NULL) THEN',
    test: `${attacks}/administrators.test.ts`,
  },
  {
    name: 'team: whoever was only invited administers',
    file: `${schema}/administer.ts`,
    replace: 'AND (NOT is_admin OR (desk_id IS NOT NULL AND revoked_at IS NULL)))',
    with: ')',
    test: `${attacks}/administrators.test.ts`,
  },
  {
    name: 'team: one person alone erases a customer at the engine',
    file: `${schema}/caller.ts`,
    replace: 'AND w.content = said AND w.person_id <> c.person_id AND p.active',
    with: 'AND w.content = said AND p.active',
    test: 'test/main/team/erasures.test.ts',
  },
  {
    name: 'team: two people erase a customer at the engine without an administrator',
    file: `${schema}/caller.ts`,
    replace: "DECLARE needs_admin boolean := of_kind = 'erase';",
    with: 'DECLARE needs_admin boolean := false;',
    test: 'test/main/team/erasures.test.ts',
  },
  {
    name: 'team: what colleagues told of a customer is left at the engine',
    file: 'main/team/held-erasures.ts',
    replace: 'JOIN team.erasable t ON t.desk_id = h.desk_id AND',
    with: 'JOIN team.erasable t ON t.desk_id = team.my_desk() AND t.desk_id = h.desk_id AND',
    test: 'test/main/team/erasures.test.ts',
  },
  {
    name: 'team: a desk that erases does not tell its colleagues',
    file: 'main/ledger/erase/erase.ts',
    replace: 'if (readBond(database) === null || people.length + texts.length === 0) return null;',
    with: 'if (people.length >= 0) return null;',
    test: 'test/main/team/erasures.test.ts',
  },
  {
    name: 'team: a review sends while the team lets nothing be sent',
    file: 'renderer/operation/ReviewStep.tsx',
    replace: 'if (closed !== null) return;',
    with: '',
    test: 'test/renderer/operation/review-closed.test.tsx',
  },
  {
    name: "team: a seat's login crosses to the window",
    file: 'main/channels/views/team.ts',
    replace: 'seat: { person: seat.person, desk: seat.desk },',
    with: 'seat,',
    test: 'test/main/channels/team.test.ts',
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
