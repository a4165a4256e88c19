/** What a desk says of itself beside its log, for its colleagues to look at: nothing is ever decided by it. */
export const stands = `
CREATE TABLE team.stand (
  desk_id uuid PRIMARY KEY REFERENCES team.desk,
  program text NOT NULL CHECK (length(program) BETWEEN 1 AND 64),
  -- Where its own log ended, told or not.
  sequence bigint NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  -- Up to which line it had each colleague's log: desk → line.
  taken jsonb NOT NULL,
  said_at timestamptz NOT NULL DEFAULT clock_timestamp() );
`;

export const stand = `
-- said: {program, sequence, taken: {desk → line}}. What is said of desks that are none here, or of lines that are not, is left out:
-- nobody else's page must fail by it.
CREATE FUNCTION team.stand_1(process jsonb, said jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller;
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  IF (said ->> 'sequence') IS NULL OR (said ->> 'program') IS NULL THEN
    RAISE EXCEPTION 'a desk says which program it runs, and where its log ends' USING ERRCODE = 'TM006'; END IF;
  INSERT INTO team.stand AS s (desk_id, program, sequence, taken)
    SELECT c.desk_id, said ->> 'program', (said ->> 'sequence')::bigint,
      coalesce(jsonb_object_agg(h.desk_id, greatest(0, least(h.sequence, (said -> 'taken' ->> h.desk_id::text)::bigint)))
        FILTER (WHERE said -> 'taken' ->> h.desk_id::text IS NOT NULL), '{}')
    FROM team.head h
    ON CONFLICT (desk_id) DO UPDATE SET program = excluded.program, sequence = excluded.sequence, taken = excluded.taken,
      said_at = excluded.said_at;
  RETURN team.now_says() || '{"verdict": "taken"}';
END $$;

-- Lines of colleagues that were told two minutes ago or longer and that a desk had not taken in when it spoke last: it says so once a
-- minute, and what is younger is no lag.
CREATE FUNCTION team.lines_behind(s team.stand) RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(h.sequence - t.line), 0)::bigint
  FROM team.head h CROSS JOIN LATERAL (SELECT coalesce((s.taken ->> h.desk_id::text)::bigint, 0) AS line) t
  WHERE h.desk_id <> s.desk_id AND EXISTS (SELECT FROM team.event e
    WHERE e.desk_id = h.desk_id AND e.sequence = t.line + 1 AND e.received_at < clock_timestamp() - interval '2 minutes') $$;
`;
