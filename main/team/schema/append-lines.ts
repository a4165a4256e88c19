/** Lines of the caller's own chain: contiguous, tied, and with the digest that the engine computes itself (main/ledger/events/digest.ts). */
export const appendLines = `
-- A withdrawal moves chains: it is told by tell_1 alone.
CREATE FUNCTION team.append_lines(desk uuid, lines jsonb, may_withdraw boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE h team.head; l record; bytes bytea; wanted text;
BEGIN
  INSERT INTO team.head (desk_id) VALUES (desk) ON CONFLICT DO NOTHING;
  SELECT * INTO h FROM team.head WHERE desk_id = desk FOR UPDATE;
  FOR l IN SELECT * FROM jsonb_to_recordset(lines) AS x (sequence bigint, "eventId" uuid, "schemaVersion" int, actor text,
      "recordedAt" bigint, body text, "previousDigest" text, digest text) ORDER BY sequence LOOP
    -- Pushed before, and the answer was lost.
    IF l.sequence <= h.sequence THEN
      IF NOT EXISTS (SELECT FROM team.event WHERE desk_id = desk AND sequence = l.sequence AND digest = l.digest) THEN
        RAISE EXCEPTION 'desk % has two different lines %', desk, l.sequence USING ERRCODE = 'TM011'; END IF;
      CONTINUE;
    END IF;
    IF l.sequence IS DISTINCT FROM h.sequence + 1 OR l."previousDigest" IS DISTINCT FROM h.digest THEN
      RAISE EXCEPTION 'line % of desk % does not follow line %', l.sequence, desk, h.sequence USING ERRCODE = 'TM012'; END IF;
    bytes := decode(l.body, 'base64');
    wanted := encode(sha256(convert_to(format('[%s,%s,%s,%s,%s,%s,%s]', to_json(l."previousDigest"), to_json(desk::text),
      l.sequence, to_json(l."eventId"::text), l."schemaVersion", to_json(l.actor), l."recordedAt") || chr(10), 'UTF8')
      || bytes), 'hex');
    IF wanted IS DISTINCT FROM l.digest THEN
      RAISE EXCEPTION 'line % of desk % has another digest', l.sequence, desk USING ERRCODE = 'TM013'; END IF;
    IF NOT may_withdraw AND team.withdraws(bytes) IS NOT NULL THEN
      RAISE EXCEPTION 'line % of desk % withdraws an import', l.sequence, desk USING ERRCODE = 'TM014'; END IF;
    INSERT INTO team.event (desk_id, sequence, event_id, schema_version, actor, recorded_at, body, previous_digest, digest)
      VALUES (desk, l.sequence, l."eventId", l."schemaVersion", l.actor, l."recordedAt", bytes, l."previousDigest", l.digest);
    h.sequence := l.sequence; h.digest := l.digest;
  END LOOP;
  UPDATE team.head SET sequence = h.sequence, digest = h.digest WHERE desk_id = desk;
  RETURN h.sequence;
END $$;
`;
