/** A process says that it acts for its desk from now on, and what it had acknowledged. Older ones are fenced off. */
export const beginRun = `
-- known: {sequence, digest, rows, acknowledged, attempts, host, boot, answeredFor, heardAt}: where the desk's own file ends, how far
-- an engine has told it to have it ({sequence, rows}; all of it where nothing is said), the engine on which this desk was last welcome or joined,
-- and when, by the engine's own clock.
CREATE FUNCTION team.begin_run_1(process jsonb, known jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; d team.desk; h team.head; s team.settings; verdict text; missing uuid[]; has_lost boolean;
  has_forgotten boolean;
  known_sequence bigint := (known ->> 'sequence')::bigint; known_digest text := known ->> 'digest';
  known_rows bigint := coalesce((known ->> 'rows')::bigint, 0); acknowledged jsonb := known -> 'acknowledged';
  heard timestamptz := to_timestamp((known ->> 'heardAt')::bigint / 1000.0);
BEGIN
  -- Settings first: two desks that answer at once must see each other.
  PERFORM FROM team.settings FOR UPDATE;
  c := team.enter(process, true);
  IF c.run IS NULL OR known_sequence IS NULL OR known_digest IS NULL
    OR coalesce(known ->> 'host', '') = '' OR coalesce(known ->> 'boot', '') = '' THEN
    RAISE EXCEPTION 'a run names itself, its host, and what it knows' USING ERRCODE = 'TM006'; END IF;
  SELECT * INTO s FROM team.settings;
  SELECT * INTO d FROM team.desk WHERE desk_id = c.desk_id;
  SELECT * INTO h FROM team.head WHERE desk_id = c.desk_id;
  h.sequence := coalesce(h.sequence, 0); h.digest := coalesce(h.digest, ''); h.rows := coalesce(h.rows, 0);
  SELECT coalesce(array_agg(a::uuid), '{}') INTO missing FROM jsonb_array_elements_text(coalesce(known -> 'attempts', '[]')) a
   WHERE NOT EXISTS (SELECT FROM team.claim k WHERE k.attempt_id = a::uuid AND k.desk_id = c.desk_id);
  IF known_sequence BETWEEN 1 AND h.sequence AND NOT EXISTS (
    SELECT FROM team.event e WHERE e.desk_id = c.desk_id AND e.sequence = known_sequence AND e.digest = known_digest) THEN
    verdict := 'forked';
  ELSIF known_sequence < h.sequence OR known_rows < h.rows THEN
    -- An older copy: it takes its own lines back first, and what it claimed until now can no longer be called not sent by it.
    UPDATE team.desk SET behind_at = clock_timestamp() WHERE desk_id = c.desk_id;
    verdict := 'behind';
  ELSE
    UPDATE team.desk SET run = c.run, host = known ->> 'host', boot = known ->> 'boot' WHERE desk_id = c.desk_id;
    has_lost := coalesce((acknowledged ->> 'sequence')::bigint, known_sequence) > h.sequence
      OR coalesce((acknowledged ->> 'rows')::bigint, known_rows) > h.rows OR missing <> '{}';
    -- It had found all that it knew on this very engine, and now something is gone.
    has_forgotten := (d.attested = team.engine_now() OR known ->> 'answeredFor' = team.engine_now())
      AND (has_lost OR team.has_seen_more(process));
    -- It had joined, and the engine knows nothing of that: it is waited for like the others.
    IF d.joined_at IS NULL AND coalesce(known ->> 'answeredFor', '') <> '' THEN
      UPDATE team.desk SET joined_at = clock_timestamp() WHERE desk_id = c.desk_id RETURNING * INTO d;
      has_forgotten := true;
    END IF;
    IF has_forgotten THEN PERFORM team.has_forgotten(); END IF;
    -- The desk has heard of the engine long after anybody whom the fail-over kept: it has lost more than minutes.
    UPDATE team.settings SET wait_since = heard_at - interval '30 days'
     WHERE answered_for <> roll_call_for AND heard > heard_at + interval '10 minutes' AND wait_since > heard_at - interval '30 days';
    IF has_lost THEN
      verdict := 'engineForgot';
    ELSE
      verdict := CASE WHEN d.joined_at IS NULL THEN 'joining' ELSE 'welcome' END;
      IF d.joined_at IS NOT NULL THEN
        UPDATE team.desk SET attested = team.engine_now() WHERE desk_id = c.desk_id;
        PERFORM team.end_roll_call();
      END IF;
    END IF;
  END IF;
  RETURN team.now_says() || jsonb_build_object('verdict', verdict, 'sequence', h.sequence, 'digest', h.digest,
    'rows', h.rows, 'missing', missing);
END $$;

-- Once a minute while nothing else is said, so that a roll call knows who was there.
CREATE FUNCTION team.heartbeat_1(process jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller;
BEGIN
  c := team.enter(process, true);
  IF c.is_current AND NOT c.is_revoked THEN PERFORM team.go_on_withdrawing(c); END IF;
  RETURN team.now_says() || jsonb_build_object('isCurrent', c.is_current, 'isWithdrawing', team.is_withdrawing(), 'hasAnswered', c.has_answered,
    'sequence', coalesce((SELECT sequence FROM team.head WHERE desk_id = c.desk_id), 0),
    'rows', coalesce((SELECT rows FROM team.head WHERE desk_id = c.desk_id), 0),
    'waitingFor', (SELECT coalesce(jsonb_agg(d.name ORDER BY d.name), '[]') FROM team.desk d, team.settings s
      WHERE s.answered_for <> team.engine_now() AND d.joined_at IS NOT NULL AND d.left_at IS NULL AND d.seen_at >= s.wait_since
        AND d.attested <> team.engine_now() AND d.waived_for <> team.engine_now()));
END $$;
`;
