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
  ELSIF kind = 'answer' THEN
    IF outcome NOT IN ('succeeded', 'pending', 'refused') OR outcome IS NULL THEN
      RAISE EXCEPTION 'no answer of the gateway is %', outcome USING ERRCODE = 'TM006'; END IF;
    IF NOT is_own THEN RETURN '{"took": "notYours"}'; END IF;
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
DECLARE k team.claim; judged jsonb; answer jsonb; next_state text;
BEGIN
  SELECT * INTO k FROM team.claim WHERE attempt_id = (said ->> 'attemptId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('attemptId', said -> 'attemptId', 'took', 'noClaim'); END IF;
  answer := jsonb_build_object('attemptId', k.attempt_id);
  judged := team.judge_report(c, k, said);
  next_state := judged ->> 'state';
  -- What freed the chain, or spent the money, is now said to have ended otherwise: somebody may have acted on it.
  IF judged ->> 'took' = 'contradicts' OR (next_state <> k.state AND k.state NOT IN ('open', 'unknown', 'pending')) THEN
    INSERT INTO team.alarm (chain, kind, attempts) VALUES (k.chain, 'contradiction', ARRAY[k.attempt_id]);
  ELSIF next_state IS NULL THEN
    RETURN answer || judged || jsonb_build_object('state', k.state);
  END IF;
  UPDATE team.claim SET state = coalesce(next_state, state), rank = coalesce((judged ->> 'rank')::int, rank),
      made_id = coalesce(made_id, said ->> 'transactionId'), holds = holds AND team.does_hold(coalesce(next_state, state), operation),
      ended_at = CASE WHEN coalesce(next_state, state) IN ('open', 'unknown') THEN NULL ELSE coalesce(ended_at, clock_timestamp()) END
   WHERE attempt_id = k.attempt_id RETURNING * INTO k;
  RETURN answer || jsonb_build_object('took', coalesce(judged ->> 'took', 'taken'), 'state', k.state,
    'version', team.touch_chain(c.desk_id, k.account_id, k.ids, k.chain, '{}'));
END $$;

-- facts: [{accountId, ids, digest, rowId, movesMoney, attemptId}]; outcomes: see judge_report.
CREATE FUNCTION team.report_1(process jsonb, lines jsonb, facts jsonb, outcomes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; last_line bigint; f jsonb; o jsonb; g record; answers jsonb := '[]'; is_new int; versions jsonb := '[]';
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  last_line := team.append_lines(c.desk_id, lines);
  PERFORM team.lock_links(coalesce(facts, '[]') || coalesce((
    SELECT jsonb_agg(jsonb_build_object('accountId', k.account_id, 'ids', to_jsonb(k.ids)))
    FROM team.claim k WHERE k.attempt_id IN (SELECT (x ->> 'attemptId')::uuid FROM jsonb_array_elements(outcomes) x)), '[]'));
  FOR f IN SELECT * FROM jsonb_array_elements(facts) LOOP
    -- Whoever tells of a row first, under whatever other ids, joins it to its chain once that is told.
    IF NOT coalesce(f -> 'ids' ? (f ->> 'rowId'), false) THEN
      RAISE EXCEPTION 'a fact names its own row among its ids' USING ERRCODE = 'TM006'; END IF;
    g := team.gather(f ->> 'accountId', team.sorted_ids(f));
    INSERT INTO team.fact (account_id, digest, desk_id, row_id, moves_money, attempt_id)
      VALUES (f ->> 'accountId', f ->> 'digest', c.desk_id, f ->> 'rowId', (f ->> 'movesMoney')::boolean, (f ->> 'attemptId')::uuid)
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS is_new = ROW_COUNT;
    IF is_new = 1 OR g.joined <> '{}' THEN
      PERFORM team.touch_chain(c.desk_id, f ->> 'accountId', team.sorted_ids(f), g.number, g.joined); END IF;
  END LOOP;
  FOR o IN SELECT * FROM jsonb_array_elements(outcomes) LOOP
    answers := answers || team.report_row(c, o);
  END LOOP;
  RETURN team.now_says() || jsonb_build_object('verdict', 'taken', 'sequence', last_line, 'answers', answers);
END $$;
`;
