import type { Mutation } from './mutation.ts';

const schema = 'main/team/schema';
const attacks = 'test/main/team/attacks';
const run = 'test/main/team/run.test.ts';

/** Without these two desks of a team could pay the same twice, or one could speak for another. */
export const mutations: readonly Mutation[] = [
  {
    name: "team: a function looks among a member's own types first",
    file: `${schema}/append-lines.ts`,
    replace: 'SET search_path = pg_catalog, pg_temp AS $$',
    with: 'SET search_path = pg_catalog AS $$',
    test: `${attacks}/own-types.test.ts`,
  },
  {
    name: 'team: a claim does not see who holds the chain',
    file: `${schema}/claim.ts`,
    replace: 'WHERE h.chain = g.number AND team.does_hold(h.state, h.operation)',
    with: 'WHERE h.chain = g.number AND h.attempt_id = attempt',
    test: `${attacks}/chains.test.ts`,
  },
  {
    name: 'team: a claim on a stale review is granted',
    file: `${schema}/claim.ts`,
    replace: "ELSIF v IS DISTINCT FROM (asked_for ->> 'seenVersion')::bigint THEN",
    with: "ELSIF v < (asked_for ->> 'seenVersion')::bigint THEN",
    test: `${attacks}/chains.test.ts`,
  },
  {
    name: 'team: an attempt of an earlier run is granted once more',
    file: `${schema}/claim.ts`,
    replace: "WHEN k.state <> 'open' OR k.run <> c.run OR k.person_id <> c.person_id THEN 'ended'",
    with: "WHEN k.state <> 'open' THEN 'ended'",
    test: `${attacks}/runs.test.ts`,
  },
  {
    name: 'team: a superseded process claims',
    file: `${schema}/claim.ts`,
    replace: "WHEN NOT c.is_current THEN 'superseded'",
    with: "WHEN c.run IS NULL THEN 'superseded'",
    test: `${attacks}/runs.test.ts`,
  },
  {
    name: 'team: a superseded process reports',
    file: `${schema}/report.ts`,
    replace: `IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;`,
    with: '',
    test: `${attacks}/runs.test.ts`,
  },
  {
    name: 'team: an engine that has forgotten claims goes on granting',
    file: `${schema}/claim.ts`,
    replace: 'IF c.is_current AND team.has_seen_more(process) THEN PERFORM team.has_forgotten(); END IF;',
    with: '',
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: 'team: a roll call ends before everybody has answered',
    file: `${schema}/caller.ts`,
    replace: 'AND d.attested <> now_on AND d.waived_for <> now_on);',
    with: "AND d.attested = '' AND d.waived_for <> now_on);",
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: "team: a colleague's proof alone releases an attempt that is open",
    file: `${schema}/report.ts`,
    replace: "IF k.state = 'open' AND NOT is_own AND NOT team.say(",
    with: "IF k.state = 'open' AND is_own AND NOT team.say(",
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: "team: a colleague's word releases an attempt whose bytes may be on their way",
    file: `${schema}/report.ts`,
    replace: 'OR looked < greatest(d.seen_at, k.claimed_at) + silence THEN',
    with: 'OR looked < k.claimed_at THEN',
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: 'team: a weaker fact wins',
    file: `${schema}/report.ts`,
    replace: 'IF given <= k.rank THEN RETURN',
    with: 'IF given < 0 THEN RETURN',
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: 'team: "not sent" is believed of a computer that was started again',
    file: `${schema}/report.ts`,
    replace: 'OR (k.host = d.host AND k.boot = d.boot AND',
    with: 'OR (k.host = d.host AND',
    test: `${attacks}/runs.test.ts`,
  },
  {
    name: 'team: "not sent" is believed of an older copy of a desk',
    file: `${schema}/report.ts`,
    replace: ' AND (d.behind_at IS NULL OR k.claimed_at > d.behind_at)',
    with: '',
    test: `${attacks}/runs.test.ts`,
  },
  {
    name: 'team: a claim is put back at any time',
    file: `${schema}/roll-call.ts`,
    replace: "IF c.has_answered THEN RAISE EXCEPTION 'claims are put back",
    with: "IF c.run IS NULL THEN RAISE EXCEPTION 'claims are put back",
    test: `${attacks}/roll-call.test.ts`,
  },
  {
    name: 'team: chains that turn out to be one while both are held raise no alarm',
    file: `${schema}/gather.ts`,
    replace: 'IF cardinality(holders) > 1 THEN',
    with: 'IF cardinality(holders) > 2 THEN',
    test: `${attacks}/chains.test.ts`,
  },
  {
    name: 'team: one person is two from two desks of theirs',
    file: `${schema}/caller.ts`,
    replace: 'AND w.person_id <> c.person_id AND p.active',
    with: 'AND (w.person_id <> c.person_id OR w.said_at < clock_timestamp()) AND p.active',
    test: `${attacks}/outcomes.test.ts`,
  },
  {
    name: 'team: somebody who was revoked claims',
    file: `${schema}/caller.ts`,
    replace: 'IF NOT FOUND OR (c.is_revoked AND NOT revoked_too) THEN',
    with: 'IF NOT FOUND THEN',
    test: `${attacks}/runs.test.ts`,
  },
  {
    name: 'team: a line with another digest is taken',
    file: `${schema}/append-lines.ts`,
    replace: 'IF wanted IS DISTINCT FROM l.digest THEN',
    with: 'IF wanted IS NULL THEN',
    test: `${attacks}/lines.test.ts`,
  },
  {
    name: 'team: a decision rests on what stood there when a transaction began',
    file: `${schema}/caller.ts`,
    replace: "IF current_setting('transaction_isolation') <> 'read committed' THEN",
    with: "IF current_setting('transaction_isolation') = 'none' THEN",
    test: `${attacks}/raw-sql.test.ts`,
  },
  {
    name: 'team: a claim may be lost with the server that granted it',
    file: `${schema}/never-changed.ts`,
    replace: "BEGIN PERFORM set_config('synchronous_commit', 'on', true); RETURN NULL; END $$;",
    with: 'BEGIN RETURN NULL; END $$;',
    test: `${attacks}/settings.test.ts`,
  },
  {
    name: 'team: what was granted beside a warning goes on',
    file: 'main/team/run.ts',
    replace: "return reply.notices.length === 0 ? answers : { kind: 'standbySilent' };",
    with: 'return answers;',
    test: run,
  },
  {
    name: 'team: whoever gives a claim up stays the same run',
    file: 'main/team/run.ts',
    replace: `    run = createId();
    hasBegun = false;`,
    with: '',
    test: run,
  },
  {
    name: 'team: an answer about another attempt is taken for this one',
    file: 'main/team/run.ts',
    replace: 'attemptId === claims[index]?.attemptId',
    with: 'attemptId !== claims[index]?.operationId',
    test: run,
  },
  {
    name: 'team: the password goes to a server that asks for it',
    file: 'main/team/engine/connect.ts',
    replace:
      "      if (mechanisms.length === 0) throw new EngineFailure({ kind: 'notTrusted', cause: 'asksForPassword' });\n      if",
    with: '      if',
    test: 'test/main/team/engine/connect.test.ts',
  },
];
