/** What an engine that has forgotten something, or a desk that joins, is told of what may already be on its way. */
export const rollCall = `
-- cases: [{attemptId, operationId, accountId, ids, operation, minor, currency, proposalId, sentAt}]. It asks nobody's leave, since the bytes may have
-- left, and gives nobody leave: only before this desk has answered for the engine, and only as unknown. sentAt: when they left, of one whose end
-- its desk's log says: it counts in that day, and beside others of its desk, which came before it or after, it raises no alarm.
CREATE FUNCTION team.restore_1(process jsonb, part jsonb, cases jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; r jsonb; g record; k team.claim; answers jsonb := '[]'; is_taken boolean; others uuid[];
  last_line bigint;
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  IF c.has_answered THEN RAISE EXCEPTION 'claims are put back in a roll call alone' USING ERRCODE = 'TM005'; END IF;
  last_line := (team.append_part(c.desk_id, part)).sequence;
  PERFORM team.lock_links(cases);
  FOR r IN SELECT * FROM jsonb_array_elements(cases) LOOP
    SELECT * INTO k FROM team.claim WHERE attempt_id = (r ->> 'attemptId')::uuid;
    IF FOUND THEN
      IF k.desk_id <> c.desk_id THEN
        RAISE EXCEPTION 'attempt % is another desk''s', k.attempt_id USING ERRCODE = 'TM007'; END IF;
      answers := answers || jsonb_build_object('attemptId', k.attempt_id, 'took', 'known', 'state', k.state);
      CONTINUE;
    END IF;
    g := team.gather(r ->> 'accountId', team.sorted_ids(r));
    SELECT array_agg(h.attempt_id ORDER BY h.claimed_at) INTO others
      FROM team.claim h WHERE h.chain = g.number AND team.does_hold(h.state, h.operation)
        AND (r ->> 'sentAt' IS NULL OR h.desk_id <> c.desk_id);
    is_taken := EXISTS (SELECT FROM team.claim h WHERE h.chain = g.number AND h.holds);
    INSERT INTO team.claim (attempt_id, operation_id, account_id, ids, chain, operation, amount_minor, currency, desk_id, person_id,
        proposal_id, wanted_by, run, host, boot, restored, claimed_at, state, rank, holds)
      VALUES ((r ->> 'attemptId')::uuid, (r ->> 'operationId')::uuid, r ->> 'accountId', team.sorted_ids(r), g.number,
        r ->> 'operation', (r ->> 'minor')::bigint, r ->> 'currency', c.desk_id, c.person_id, (r ->> 'proposalId')::uuid,
        coalesce((SELECT p.person_id FROM team.proposal p WHERE p.operation_id = (r ->> 'proposalId')::uuid), c.person_id), c.run, c.host, c.boot, true,
        least(clock_timestamp(), to_timestamp((r ->> 'sentAt')::bigint / 1000.0)),
        'unknown', 1, team.does_hold('unknown', r ->> 'operation') AND NOT is_taken) RETURNING * INTO k;
    IF others <> '{}' AND team.does_hold('unknown', k.operation) THEN
      INSERT INTO team.alarm (chain, kind, attempts) VALUES (g.number, 'heldTwice', others || k.attempt_id); END IF;
    answers := answers || jsonb_build_object('attemptId', k.attempt_id, 'state', k.state,
      'took', CASE WHEN others <> '{}' THEN 'heldTwice' ELSE 'restored' END,
      'version', team.touch_chain(c.desk_id, k.account_id, k.ids, g.number, g.joined));
  END LOOP;
  RETURN team.now_says() || jsonb_build_object('verdict', 'taken', 'sequence', last_line, 'answers', answers);
END $$;

-- After the open cases from before are here: from now on this desk claims like the others.
CREATE FUNCTION team.join_1(process jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller;
BEGIN
  PERFORM FROM team.settings FOR UPDATE;
  c := team.enter(process, false);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  UPDATE team.desk SET joined_at = clock_timestamp(), attested = team.engine_now() WHERE desk_id = c.desk_id AND joined_at IS NULL;
  PERFORM team.end_roll_call();
  RETURN team.now_says() || '{"verdict": "joined"}';
END $$;

-- A roll call no longer waits for a desk once two people say so; both see what that desk had claimed last.
CREATE FUNCTION team.waive_1(process jsonb, silent uuid, reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; now_on text; is_waived boolean;
BEGIN
  PERFORM FROM team.settings FOR UPDATE;
  c := team.enter(process, false);
  now_on := team.engine_now();
  IF EXISTS (SELECT FROM team.settings WHERE answered_for = now_on) THEN
    RAISE EXCEPTION 'there is no roll call' USING ERRCODE = 'TM005'; END IF;
  IF silent IS NOT DISTINCT FROM c.desk_id THEN
    RAISE EXCEPTION 'a desk that can speak answers itself' USING ERRCODE = 'TM005'; END IF;
  is_waived := team.say(c, 'waive', silent::text, jsonb_build_object('engine', now_on), reason);
  IF is_waived THEN
    UPDATE team.desk SET waived_for = now_on WHERE desk_id = silent;
    PERFORM team.end_roll_call();
  END IF;
  RETURN team.now_says() || jsonb_build_object('took', CASE WHEN is_waived THEN 'taken' ELSE 'needsSecond' END,
    'lastClaims', (SELECT coalesce(jsonb_agg(to_jsonb(k) - 'chain' - 'rank' - 'holds' ORDER BY k.claimed_at DESC), '[]')
      FROM (SELECT * FROM team.claim WHERE desk_id = silent ORDER BY claimed_at DESC LIMIT 20) k));
END $$;

-- An alarm holds its chain until two people have looked, one of them an administrator, and never lets go while two attempts hold the chain.
CREATE FUNCTION team.clear_alarm_1(process jsonb, raised uuid, reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; a team.alarm; holding uuid[]; is_cleared boolean;
BEGIN
  c := team.enter(process, false);
  INSERT INTO team.head (desk_id) VALUES (c.desk_id) ON CONFLICT DO NOTHING;
  PERFORM FROM team.head WHERE desk_id = c.desk_id FOR UPDATE;
  SELECT * INTO a FROM team.alarm WHERE alarm_id = raised;
  PERFORM FROM team.chain WHERE number = a.chain FOR UPDATE;
  SELECT * INTO a FROM team.alarm WHERE alarm_id = raised AND cleared_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN team.now_says() || '{"took": "known"}'; END IF;
  SELECT array_agg(k.attempt_id) INTO holding FROM team.claim k WHERE k.chain = a.chain AND team.does_hold(k.state, k.operation);
  IF cardinality(holding) > 1 THEN RETURN team.now_says() || jsonb_build_object('took', 'tooEarly', 'holding', holding); END IF;
  is_cleared := team.say(c, 'clearAlarm', raised::text, '{}', reason);
  IF is_cleared THEN
    UPDATE team.alarm SET cleared_at = clock_timestamp() WHERE alarm_id = raised;
    UPDATE team.claim SET holds = true WHERE attempt_id = ANY (holding) AND NOT holds;
    PERFORM team.touch_chain(c.desk_id, n.account_id, '{}', a.chain, '{}') FROM team.chain n WHERE n.number = a.chain;
  END IF;
  RETURN team.now_says() || jsonb_build_object('took', CASE WHEN is_cleared THEN 'taken' ELSE 'needsSecond' END);
END $$;
`;
