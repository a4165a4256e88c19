/** Takes chains for attempts, with the lines that say so: one statement, one round trip, one commit. */
export const claim = `
-- asked: {attemptId, operationId, accountId, ids, operation, minor, currency, seenVersion, requestDigest, proposalId}; its ids are
-- locked. proposalId: what a colleague has prepared, and this operation carries out.
CREATE FUNCTION team.claim_row(c team.caller, asked_for jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE attempt uuid := asked_for ->> 'attemptId'; account text := asked_for ->> 'accountId'; op text := asked_for ->> 'operation';
  minor bigint := asked_for ->> 'minor'; cur text := asked_for ->> 'currency'; names text[] := team.sorted_ids(asked_for);
  carried uuid := asked_for ->> 'proposalId'; wanted uuid := c.person_id; k team.claim; most bigint; g record; v bigint; answer jsonb; holder team.claim; cleared jsonb; lacks text;
BEGIN
  -- Asked before, and the answer was lost. As a write this answer waits for the same durability as the claim.
  UPDATE team.claim SET asked = asked + 1 WHERE attempt_id = attempt RETURNING * INTO k;
  IF FOUND AND (k.desk_id, k.operation_id, k.account_id, k.ids, k.operation, k.amount_minor, k.currency, k.proposal_id)
    IS DISTINCT FROM (c.desk_id, (asked_for ->> 'operationId')::uuid, account, names, op, minor, cur, carried) THEN
    RAISE EXCEPTION 'attempt % was asked for otherwise', attempt USING ERRCODE = 'TM007'; END IF;
  SELECT d.answer INTO answer FROM team.declined d WHERE d.attempt_id = attempt AND d.desk_id = c.desk_id;
  IF FOUND THEN RETURN answer; END IF;
  -- What is carried out goes by the rights of whoever wants it.
  IF carried IS NOT NULL THEN wanted := (SELECT p.person_id FROM team.proposal p WHERE p.operation_id = carried); END IF;
  PERFORM team.hold_rights(ARRAY[wanted], account, op, cur);
  IF k.attempt_id IS NOT NULL THEN
    most := (team.right_of(wanted, account, op, cur)).most_minor;
    SELECT version INTO v FROM team.chain WHERE number = k.chain;
    RETURN jsonb_build_object('attemptId', attempt, 'version', v, 'mostMinor', most, 'verdict', CASE
      WHEN k.state <> 'open' OR k.run <> c.run OR k.person_id <> c.person_id THEN 'ended'
      WHEN most IS NULL THEN 'notAllowed' WHEN minor > most THEN 'aboveLimit'
      WHEN EXISTS (SELECT FROM team.alarm a WHERE a.chain = k.chain AND a.cleared_at IS NULL) THEN 'busy'
      ELSE 'granted' END);
  END IF;
  answer := jsonb_build_object('attemptId', attempt);
  cleared := team.clear(wanted, account, op, cur, minor);
  IF cleared ->> 'verdict' NOT IN ('alone', 'needsApproval') THEN
    answer := answer || cleared;
  ELSE
    g := team.gather(account, names);
    IF g.joined <> '{}' THEN PERFORM team.touch_chain(c.desk_id, account, names, g.number, g.joined); END IF;
    SELECT version INTO v FROM team.chain WHERE number = g.number;
    SELECT * INTO holder FROM team.claim h WHERE h.chain = g.number AND team.does_hold(h.state, h.operation)
     ORDER BY h.claimed_at LIMIT 1;
    IF FOUND THEN
      answer := answer || jsonb_build_object('verdict', 'busy', 'version', v, 'holder', jsonb_build_object(
        'operationId', holder.operation_id,
        'person', (SELECT p.name FROM team.person p WHERE p.person_id = holder.person_id),
        'desk', (SELECT d.name FROM team.desk d WHERE d.desk_id = holder.desk_id)));
    ELSIF EXISTS (SELECT FROM team.alarm a WHERE a.chain = g.number AND a.cleared_at IS NULL) THEN
      answer := answer || jsonb_build_object('verdict', 'busy', 'version', v);
    ELSIF v IS DISTINCT FROM (asked_for ->> 'seenVersion')::bigint OR (v > 0 AND team.is_withdrawing()) THEN
      answer := answer || jsonb_build_object('verdict', 'changed', 'version', v);
    ELSIF team.is_executed((asked_for ->> 'operationId')::uuid) OR team.is_executed(carried) THEN
      answer := answer || jsonb_build_object('verdict', 'executed', 'version', v);
    ELSE
      IF cleared ->> 'verdict' = 'needsApproval' OR carried IS NOT NULL THEN lacks := team.lacks_approval(c, asked_for, names); END IF;
      IF lacks IS NOT NULL THEN
        answer := answer || jsonb_build_object('verdict', 'needsApproval', 'version', v, 'why', lacks);
        INSERT INTO team.declined (attempt_id, desk_id, answer) VALUES (attempt, c.desk_id, answer);
        RETURN answer;
      END IF;
      INSERT INTO team.claim (attempt_id, operation_id, account_id, ids, chain, operation, amount_minor, currency, desk_id,
          person_id, proposal_id, wanted_by, run, host, boot, state, rank, holds)
        VALUES (attempt, (asked_for ->> 'operationId')::uuid, account, names, g.number, op, minor, cur, c.desk_id,
          c.person_id, carried, wanted, c.run, c.host, c.boot, 'open', 0, true);
      v := team.touch_chain(c.desk_id, account, names, g.number, '{}');
      PERFORM team.carry_proposal(coalesce(carried, (asked_for ->> 'operationId')::uuid), v);
      RETURN answer || jsonb_build_object('verdict', 'granted', 'version', v);
    END IF;
  END IF;
  INSERT INTO team.declined (attempt_id, desk_id, answer) VALUES (attempt, c.desk_id, answer);
  RETURN answer;
END $$;

-- claims: one to fifty; an answer for each, in their order.
CREATE FUNCTION team.claim_1(process jsonb, part jsonb, claims jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; closed text; answers jsonb := '[]'; asked_for jsonb; last_line bigint; now_on text;
BEGIN
  IF jsonb_array_length(claims) NOT BETWEEN 1 AND 50 THEN
    RAISE EXCEPTION 'one to fifty claims a call' USING ERRCODE = 'TM006'; END IF;
  c := team.enter(process, false);
  -- The desk has had more from this engine than it knows of.
  IF c.is_current AND team.has_seen_more(process) THEN PERFORM team.has_forgotten(); END IF;
  now_on := team.engine_now();
  closed := CASE
    WHEN NOT c.is_current THEN 'superseded'
    WHEN NOT c.has_answered OR process ->> 'engine' IS DISTINCT FROM now_on OR process -> 'counters' IS NULL
      OR NOT EXISTS (SELECT FROM team.settings WHERE answered_for = now_on) THEN 'rollCall' END;
  IF closed IS NOT NULL THEN
    RETURN team.now_says() || jsonb_build_object('answers', (SELECT jsonb_agg(
      jsonb_build_object('attemptId', k -> 'attemptId', 'verdict', closed)) FROM jsonb_array_elements(claims) k));
  END IF;
  -- Two desks must see what the other one spends of a person's day.
  PERFORM pg_advisory_xact_lock(hashtextextended('claims of ' || w.person_id, 0)) FROM (
    SELECT DISTINCT coalesce(p.person_id, c.person_id) AS person_id FROM jsonb_array_elements(claims) asked
      LEFT JOIN team.proposal p ON p.operation_id = (asked ->> 'proposalId')::uuid ORDER BY 1) w;
  last_line := (team.append_part(c.desk_id, part)).sequence;
  PERFORM team.lock_links(claims);
  FOR asked_for IN SELECT * FROM jsonb_array_elements(claims) LOOP
    answers := answers || team.claim_row(c, asked_for);
  END LOOP;
  RETURN team.now_says() || jsonb_build_object('sequence', last_line, 'answers', answers);
END $$;
`;
