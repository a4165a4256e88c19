/**
 * Who calls. Identity is the login role of the session and nothing that is said; what the process says of itself (team, environment,
 * protocol, run, engine, counters) is compared with what stands here.
 */
export const caller = `
-- This server as the desks know it: another one, or one that has forgotten something, has another name.
CREATE FUNCTION team.engine_now() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT (SELECT system_identifier FROM pg_control_system())::text || '/'
    || CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END || '/'
    || coalesce((SELECT epoch FROM team.settings), 1)::text $$;

-- How far each desk has come here. It grows with every line, row and touch, and with nothing that is rolled back; whoever has seen more
-- of any desk knows that something is gone. One number for all would not do: what is new could make up for what is gone.
CREATE FUNCTION team.counters_now() RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(desk_id, sequence + rows + touches), '{}') FROM team.head $$;

-- Whether a desk that speaks of this very engine has seen more of it than there is.
CREATE FUNCTION team.has_seen_more(said jsonb) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT said ->> 'engine' = team.engine_now() AND EXISTS (
    SELECT FROM jsonb_each_text(said -> 'counters') seen LEFT JOIN team.head h ON h.desk_id = seen.key::uuid
    WHERE seen.value::bigint > coalesce(h.sequence + h.rows + h.touches, 0)) $$;

CREATE FUNCTION team.me() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.person_id FROM team.seat s JOIN team.person p USING (person_id)
  WHERE s.role_name = session_user AND s.desk_id IS NOT NULL AND s.revoked_at IS NULL AND p.active $$;

CREATE FUNCTION team.my_desk() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.desk_id FROM team.seat s JOIN team.person p USING (person_id)
  WHERE s.role_name = session_user AND s.revoked_at IS NULL AND p.active $$;

CREATE TYPE team.caller AS (
  person_id uuid, desk_id uuid, run uuid, host text, boot text, is_revoked boolean, is_current boolean, has_answered boolean );

-- The first time that anybody calls on another engine, before it moves when a desk was last heard of.
CREATE FUNCTION team.open_roll_call() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE s team.settings; now_on text; heard timestamptz; is_fail_over boolean; since timestamptz;
BEGIN
  SELECT * INTO s FROM team.settings FOR UPDATE;
  now_on := team.engine_now();
  IF s.roll_call_for = now_on THEN RETURN; END IF;
  SELECT coalesce(max(seen_at), clock_timestamp()) INTO heard FROM team.desk;
  -- A fail-over loses what happened within minutes. What a dump has lost nobody knows.
  is_fail_over := split_part(s.roll_call_for, '/', 1) = split_part(now_on, '/', 1)
    AND split_part(s.roll_call_for, '/', 3) = split_part(now_on, '/', 3);
  since := heard - CASE WHEN is_fail_over THEN interval '10 minutes' ELSE interval '30 days' END;
  -- Whoever an unfinished roll call waits for is waited for still.
  IF s.answered_for <> s.roll_call_for THEN since := least(since, s.wait_since); END IF;
  UPDATE team.settings SET roll_call_for = now_on, heard_at = heard, wait_since = since;
END $$;

-- The engine has forgotten what a desk had from it: claims close for everybody until each has answered.
CREATE FUNCTION team.has_forgotten() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE team.settings SET epoch = epoch + 1;
  PERFORM team.open_roll_call();
END $$;

-- Claims open once every desk that may know of something lost has answered, or two people have waived it.
CREATE FUNCTION team.end_roll_call() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE now_on text := team.engine_now();
BEGIN
  PERFORM FROM team.settings FOR UPDATE;
  UPDATE team.settings s SET answered_for = now_on
   WHERE s.answered_for <> now_on AND s.roll_call_for = now_on AND NOT EXISTS (
     SELECT FROM team.desk d WHERE d.joined_at IS NOT NULL AND d.left_at IS NULL AND d.seen_at >= s.wait_since
       AND d.attested <> now_on AND d.waived_for <> now_on);
END $$;

-- Every call begins here. Raises what no program of ours should ever meet; what a person has to know comes back as a verdict.
CREATE FUNCTION team.enter(process jsonb, revoked_too boolean) RETURNS team.caller
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE s team.settings; c team.caller; d team.desk; now_on text := team.engine_now();
BEGIN
  -- Under any other level a decision could rest on what stood here before.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a team is spoken to in read committed alone' USING ERRCODE = 'TM001'; END IF;
  PERFORM set_config('synchronous_commit', 'on', true);
  -- A session keeps its plans while the tables grow: none of them may be that a table is read from end to end.
  PERFORM set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
  SELECT * INTO s FROM team.settings;
  IF (process ->> 'team')::uuid IS DISTINCT FROM s.team_id OR process ->> 'environment' IS DISTINCT FROM s.environment THEN
    RAISE EXCEPTION 'this engine is of team % in %', s.team_id, s.environment USING ERRCODE = 'TM002'; END IF;
  IF coalesce((process ->> 'protocol')::int, 0) < s.least_protocol THEN
    RAISE EXCEPTION 'this team needs protocol %', s.least_protocol USING ERRCODE = 'TM003'; END IF;
  IF s.roll_call_for <> now_on THEN PERFORM team.open_roll_call(); END IF;
  -- Held to the end, so that revoking waits for what is under way.
  SELECT t.person_id, t.desk_id, (t.revoked_at IS NOT NULL OR NOT p.active) INTO c.person_id, c.desk_id, c.is_revoked
    FROM team.seat t JOIN team.person p USING (person_id)
   WHERE t.role_name = session_user AND t.desk_id IS NOT NULL AND t.closed_at IS NULL FOR SHARE;
  IF NOT FOUND OR (c.is_revoked AND NOT revoked_too) THEN
    RAISE EXCEPTION '% has no seat in this team', session_user USING ERRCODE = '42501'; END IF;
  UPDATE team.desk SET seen_at = clock_timestamp() WHERE desk_id = c.desk_id RETURNING * INTO d;
  c.run := (process ->> 'run')::uuid;
  c.is_current := d.run IS NOT DISTINCT FROM c.run AND c.run IS NOT NULL;
  c.host := d.host; c.boot := d.boot;
  c.has_answered := d.attested = now_on AND d.joined_at IS NOT NULL;
  RETURN c;
END $$;

-- What every answer bears: the desk remembers it and says it the next time.
CREATE FUNCTION team.now_says() RETURNS jsonb LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('engine', e.now_on, 'counters', team.counters_now(),
    'at', floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint,
    'isOpen', s.answered_for = e.now_on) FROM (SELECT team.engine_now() AS now_on OFFSET 0) e, team.settings s $$;

-- Whether somebody administers the team now, at a seat of theirs that stands. Of a login that is gone pg_has_role knows nothing to say.
CREATE FUNCTION team.administers_1(person uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM team.seat t JOIN team.person p USING (person_id) JOIN pg_roles r ON r.rolname = t.role_name
    WHERE t.person_id = person AND p.active AND t.revoked_at IS NULL AND pg_has_role(r.oid, 'team_admin', 'MEMBER')) $$;

-- Two people of the team, each with a seat of their own, say the same of the same thing; gives whether they are two now. What is lost
-- for good, or lets money go again, takes an administrator among them, who is one now: what somebody was when they said it (is_admin)
-- is kept and decides nothing.
CREATE FUNCTION team.say(c team.caller, of_kind text, of_subject text, said jsonb, why text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE needs_admin boolean := of_kind IN ('erase', 'clearAlarm'); i_am_admin boolean := pg_has_role(session_user, 'team_admin', 'MEMBER');
BEGIN
  -- Two who speak at the same moment must see each other.
  PERFORM pg_advisory_xact_lock(hashtextextended(of_kind || ' ' || of_subject, 0));
  INSERT INTO team.word (kind, subject, content, person_id, is_admin, reason)
    VALUES (of_kind, of_subject, said, c.person_id, i_am_admin, why) ON CONFLICT DO NOTHING;
  RETURN EXISTS (
    SELECT FROM team.word w JOIN team.person p USING (person_id)
    WHERE w.kind = of_kind AND w.subject = of_subject AND w.content = said AND w.person_id <> c.person_id AND p.active
      AND EXISTS (SELECT FROM team.seat t WHERE t.person_id = w.person_id AND t.revoked_at IS NULL)
      AND (NOT needs_admin OR i_am_admin OR team.administers_1(w.person_id)));
END $$;
`;
