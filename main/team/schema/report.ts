/**
 * What became of attempts, and facts about money. The reporter says what kind of fact it is; how strong it is, and whether this
 * caller may say it of this claim, is judged here.
 */
export const report = `
-- Gives {state, rank} to move to, or {took} for what moves nothing. said: {kind, outcome, transactionId, lookedUpAt, reason}.
CREATE FUNCTION team.judge_report(c team.caller, k team.claim, said jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE kind text := said ->> 'kind'; outcome text := said ->> 'outcome';
  -- Whoever is revoked speaks of their own claims alone.
  is_own boolean := k.desk_id = c.desk_id AND (NOT c.is_revoked OR k.person_id = c.person_id);
  d team.desk; silence interval; given int; looked timestamptz;
BEGIN
  IF kind = 'notSent' THEN
    IF NOT is_own OR k.restored THEN RETURN '{"took": "notYours"}'; END IF;
    IF k.state <> 'open' THEN RETURN '{"took": "weaker"}'; END IF;
    SELECT * INTO d FROM team.desk WHERE desk_id = c.desk_id;
    -- Of an earlier process only this same computer, not started again since and with no older copy of its file, knows that.
    IF k.run = c.run OR (k.host = d.host AND k.boot = d.boot AND (d.behind_at IS NULL OR k.claimed_at > d.behind_at)) THEN
      RETURN '{"state": "notSent", "rank": 3}'; END IF;
    RETURN '{"state": "unknown", "rank": 1}';
  ELSIF kind = 'unknown' THEN
    IF NOT is_own THEN RETURN '{"took": "notYours"}'; END IF;
    IF k.rank >= 1 THEN RETURN '{"took": "weaker"}'; END IF;
    RETURN '{"state": "unknown", "rank": 1}';
  ELSIF kind IN ('lapsed', 'takenBack') THEN
    -- The page that it waited for is over, or the refusal was another's: nobody knows from now on, and a person may end it.
    IF NOT is_own THEN RETURN '{"took": "notYours"}'; END IF;
    IF k.is_taken_back OR k.state = 'unknown' THEN RETURN '{"took": "known"}'; END IF;
    IF k.state = 'open' OR (k.rank = 3 AND k.state = CASE kind WHEN 'lapsed' THEN 'pending' ELSE 'refused' END) THEN
      RETURN '{"state": "unknown", "rank": 1, "isTakenBack": true}'; END IF;
    RETURN '{"took": "weaker"}';
  ELSIF kind = 'answer' THEN
    IF outcome NOT IN ('succeeded', 'pending', 'refused') OR outcome IS NULL THEN
      RAISE EXCEPTION 'no answer of the gateway is %', outcome USING ERRCODE = 'TM006'; END IF;
    IF NOT is_own THEN RETURN '{"took": "notYours"}'; END IF;
    -- What was said before the desk took it back, and was long on its way.
    IF k.is_taken_back THEN RETURN '{"took": "weaker"}'; END IF;
    given := 3;
  ELSIF kind = 'proof' THEN
    IF outcome NOT IN ('succeeded', 'refused') OR outcome IS NULL THEN
      RAISE EXCEPTION 'no proof says %', outcome USING ERRCODE = 'TM006'; END IF;
    IF c.is_revoked AND NOT is_own THEN RETURN '{"took": "notYours"}'; END IF;
    -- Its bytes may still be on their way: what a colleague has seen releases it together with somebody else's word alone.
    IF k.state = 'open' AND NOT is_own AND NOT team.say(c, 'release', k.attempt_id::text,
        jsonb_build_object('kind', kind, 'outcome', outcome), coalesce(nullif(said ->> 'reason', ''), 'proof')) THEN
      RETURN '{"took": "needsSecond"}'; END IF;
    given := 4;
  ELSIF kind = 'word' THEN
    IF outcome NOT IN ('succeeded', 'refused', 'nothingHappened') OR outcome IS NULL OR coalesce(said ->> 'reason', '') = '' THEN
      RAISE EXCEPTION 'no person may say % without a reason', outcome USING ERRCODE = 'TM006'; END IF;
    IF c.is_revoked THEN RETURN '{"took": "notYours"}'; END IF;
    IF k.state = 'open' THEN
      -- A desk that can speak says first that it does not know.
      IF is_own THEN RETURN '{"took": "tooEarly"}'; END IF;
      SELECT * INTO d FROM team.desk WHERE desk_id = k.desk_id;
      SELECT export_lag + interval '2 hours' INTO silence FROM team.settings;
      looked := to_timestamp((said ->> 'lookedUpAt')::bigint / 1000.0);
      IF looked IS NULL OR looked > clock_timestamp() OR looked < greatest(d.seen_at, k.claimed_at) + silence THEN
        RETURN '{"took": "tooEarly"}'; END IF;
      IF NOT team.say(c, 'release', k.attempt_id::text, jsonb_build_object('kind', kind, 'outcome', outcome), said ->> 'reason') THEN
        RETURN '{"took": "needsSecond"}'; END IF;
    END IF;
    given := 2;
  ELSE
    RAISE EXCEPTION 'no report is a %', kind USING ERRCODE = 'TM006';
  END IF;
  IF k.rank = 4 AND given = 4 AND k.state <> outcome THEN RETURN '{"took": "contradicts"}'; END IF;
  IF given <= k.rank THEN RETURN jsonb_build_object('took', CASE WHEN k.state = outcome THEN 'known' ELSE 'weaker' END); END IF;
  RETURN jsonb_build_object('state', outcome, 'rank', given);
END $$;

-- One outcome, its chain locked.
CREATE FUNCTION team.report_row(c team.caller, said jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE k team.claim; judged jsonb; answer jsonb; next_state text; takes_back boolean; others uuid[]; v bigint;
BEGIN
  SELECT * INTO k FROM team.claim WHERE attempt_id = (said ->> 'attemptId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('attemptId', said -> 'attemptId', 'took', 'noClaim'); END IF;
  answer := jsonb_build_object('attemptId', k.attempt_id);
  judged := team.judge_report(c, k, said);
  next_state := judged ->> 'state';
  takes_back := judged ? 'isTakenBack';
  IF takes_back THEN
    -- The chain was free since: whatever else may have moved money there meanwhile is looked at by two people. When one that was put back
    -- had ended, nobody here knows.
    SELECT array_agg(h.attempt_id ORDER BY h.claimed_at) INTO others FROM team.claim h
     WHERE h.chain = k.chain AND h.attempt_id <> k.attempt_id
       AND h.claimed_at >= CASE WHEN k.restored THEN k.claimed_at ELSE k.ended_at END
       AND h.state IN ('open', 'unknown', 'pending', 'succeeded');
    IF others <> '{}' THEN
      INSERT INTO team.alarm (chain, kind, attempts) VALUES (k.chain, 'heldTwice', k.attempt_id || others); END IF;
  -- What freed the chain, or spent the money, is now said to have ended otherwise: somebody may have acted on it.
  ELSIF judged ->> 'took' = 'contradicts' OR (next_state <> k.state AND k.state NOT IN ('open', 'unknown', 'pending')) THEN
    INSERT INTO team.alarm (chain, kind, attempts) SELECT k.chain, 'contradiction', ARRAY[k.attempt_id]
     WHERE NOT EXISTS (SELECT FROM team.alarm a WHERE a.kind = 'contradiction' AND a.attempts = ARRAY[k.attempt_id]
       AND a.cleared_at IS NULL);
  ELSIF next_state IS NULL THEN
    RETURN answer || judged || jsonb_build_object('state', k.state);
  END IF;
  UPDATE team.claim SET state = coalesce(next_state, state), rank = coalesce((judged ->> 'rank')::int, rank),
      is_taken_back = is_taken_back OR takes_back,
      made_id = CASE WHEN takes_back THEN NULL ELSE coalesce(made_id, said ->> 'transactionId') END,
      holds = team.does_hold(coalesce(next_state, state), operation) AND (holds OR (takes_back AND NOT EXISTS (
        SELECT FROM team.claim h WHERE h.chain = k.chain AND h.attempt_id <> k.attempt_id AND h.holds))),
      ended_at = CASE WHEN coalesce(next_state, state) IN ('open', 'unknown') THEN NULL ELSE coalesce(ended_at, clock_timestamp()) END
   WHERE attempt_id = k.attempt_id RETURNING * INTO k;
  v := team.touch_chain(c.desk_id, k.account_id, k.ids, k.chain, '{}');
  PERFORM team.carry_proposal(coalesce(k.proposal_id, k.operation_id), v);
  RETURN answer || jsonb_build_object('took', coalesce(judged ->> 'took', 'taken'), 'state', k.state, 'version', v);
END $$;

-- facts: see tell_facts; outcomes: see judge_report.
CREATE FUNCTION team.report_1(process jsonb, part jsonb, facts jsonb, outcomes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; last_line bigint; o jsonb; answers jsonb := '[]';
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  last_line := (team.append_part(c.desk_id, part)).sequence;
  PERFORM team.lock_links(coalesce(facts, '[]') || coalesce((
    SELECT jsonb_agg(jsonb_build_object('accountId', k.account_id, 'ids', to_jsonb(k.ids)))
    FROM team.claim k WHERE k.attempt_id IN (SELECT (x ->> 'attemptId')::uuid FROM jsonb_array_elements(outcomes) x)), '[]'));
  PERFORM team.tell_facts(c, facts);
  FOR o IN SELECT * FROM jsonb_array_elements(outcomes) LOOP
    answers := answers || team.report_row(c, o);
  END LOOP;
  RETURN team.now_says() || jsonb_build_object('verdict', 'taken', 'sequence', last_line, 'answers', answers);
END $$;
`;
