import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const attacks = 'test/main/team/attacks/staff.test.ts';
const office = 'test/main/team/office.test.ts';

/** Without these somebody could administer a team who may not, or nobody could see that they did. */
export const mutations: readonly Mutation[] = [
  {
    name: 'administration: every member administers',
    file: `${schema}/doors.ts`,
    replace: 'team.appoint_2, team.revoke_2 TO team_admin;',
    with: 'team.appoint_2, team.revoke_2 TO team_admin, team_desk;',
    test: attacks,
  },
  {
    name: 'administration: somebody administers themselves',
    file: `${schema}/staff.ts`,
    replace: 'IF person = (SELECT s.person_id FROM team.seat s WHERE s.role_name = session_user) THEN',
    with: 'IF person IS NULL THEN',
    test: attacks,
  },
  {
    name: 'administration: rights are changed that somebody else has changed since the review',
    file: `${schema}/staff.ts`,
    replace: 'WHERE CASE WHEN x.person_id IS NOT NULL THEN team.figures(x) END IS DISTINCT FROM c.before) THEN',
    with: 'WHERE c.before IS NULL AND x.person_id IS NULL AND person IS NULL) THEN',
    test: attacks,
  },
  {
    name: 'administration: two people go by one name',
    file: `${schema}/staff.ts`,
    replace: 'IF known IS NULL AND EXISTS (',
    with: 'IF known IS NOT NULL AND NOT EXISTS (',
    test: attacks,
  },
  {
    name: "administration: a colleague's login is revoked as somebody else's",
    file: `${schema}/staff.ts`,
    replace: 'WHERE t.person_id = person AND t.revoked_at IS NULL\n      AND (login IS NULL',
    with: 'WHERE t.revoked_at IS NULL\n      AND (login IS NULL',
    test: attacks,
  },
  {
    name: 'administration: a login of any name is made',
    file: `${schema}/doors.ts`,
    replace: "IF login IS NULL OR login !~ '^seat_[0-9a-f]{12}$' THEN",
    with: 'IF login IS NULL THEN',
    test: attacks,
  },
  {
    name: 'administration: an invitation is made with a clear password',
    file: `${schema}/doors.ts`,
    replace: 'IF verifier IS NULL OR verifier !~',
    with: 'IF verifier IS NULL AND verifier !~',
    test: attacks,
  },
  {
    name: 'administration: a member makes logins past the invitation',
    file: `${schema}/doors.ts`,
    replace: 'REVOKE EXECUTE ON FUNCTION team.let_come, team.let_administer FROM PUBLIC;',
    with: '',
    test: attacks,
  },
  {
    name: 'administration: whoever was revoked keeps the role of an administrator',
    file: `${schema}/staff.ts`,
    replace: 'PERFORM team.let_administer(each, false);',
    with: '',
    test: attacks,
  },
  {
    name: 'administration: a word of two people stands in no audit',
    file: `${schema}/staff.ts`,
    replace: 'CREATE TRIGGER word_is_noted AFTER INSERT ON team.word FOR EACH ROW EXECUTE FUNCTION team.note_word();',
    with: '',
    test: attacks,
  },
  {
    name: 'administration: a process that acts no more speaks for its desk',
    file: `${schema}/stand.ts`,
    replace: `IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;`,
    with: '',
    test: attacks,
  },
  {
    name: 'administration: a stranger reads who is in the team',
    file: `${schema}/office.ts`,
    replace: 'WHERE me.person_id IS NOT NULL $$;',
    with: 'WHERE me IS NOT NULL OR true $$;',
    test: 'test/main/team/attacks/raw-sql.test.ts',
  },
  {
    name: 'administration: a desk that is behind is shown as whole',
    file: `${schema}/stand.ts`,
    replace: "e.received_at < clock_timestamp() - interval '2 minutes'",
    with: "e.received_at < clock_timestamp() - interval '2 years'",
    test: office,
  },
  {
    name: 'administration: whoever has no seat any more goes on seeing the team',
    file: 'main/team/administration.ts',
    replace: "if (readFailure(failure).trouble.kind === 'noSeat') known = null;",
    with: 'readFailure(failure);',
    test: office,
  },
  {
    name: 'administration: whoever was revoked never says what became of what was under way',
    file: 'main/team/round.ts',
    replace: "if (trouble?.kind === 'refused' && trouble.cause === 'noSeat') await tellLast();",
    with: '',
    test: office,
  },
  {
    name: 'administration: whoever was revoked says nothing any more once the program was started again',
    file: 'main/team/begin.ts',
    replace: "if (readFailure(failure).trouble.kind === 'noSeat') return [];",
    with: 'readFailure(failure);',
    test: office,
  },
  {
    name: 'administration: the password of an invitation crosses to the window',
    file: 'main/channels/administration.ts',
    replace: 'return accept({ saved: { path, person, desk, until } });',
    with: 'return accept({ saved: { path: path + text, person, desk, until } });',
    test: 'test/main/channels/administration.test.ts',
  },
  {
    name: 'administration: an invitation that could not be written stays good',
    file: 'main/channels/administration.ts',
    replace: 'await of.revoke(personId, seatId);',
    with: '',
    test: 'test/main/channels/administration.test.ts',
  },
  {
    name: 'administration: the window offers it to whoever may not',
    file: 'renderer/administration/PersonCard.tsx',
    replace: 'const acts = mayAdminister && !isMe;',
    with: 'const acts = asked === null;',
    test: 'test/renderer/administration/person-card.test.tsx',
  },
  {
    name: 'administration: a right that was changed stands in no audit with what it was',
    file: 'main/channels/views/administered.ts',
    replace: 'const before = rights.get(key) ?? null;',
    with: 'const before = null;',
    test: 'test/main/channels/administered.test.ts',
  },
];
