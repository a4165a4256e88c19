/** What the caller's replica lacks, by a vector cursor (desk → line and row): no order across desks is needed, and nothing can be skipped. */
export const pull = `
-- places: [{deskId, sequence, rows, touches}]; most: of lines, and of rows. Whole from there on: no line comes before the rows that
-- stood there when it was written, and no line or row before the texts that it names. The
-- caller's own log comes first. Reads alone, so that a standby answers too. Of each desk a row with its lines and texts, then a row for
-- each pack, whose text goes as it stands: written into JSON, it is taken apart and put together sign by sign at both ends.
CREATE FUNCTION team.pull_2(places jsonb, most int) RETURNS TABLE (of_desk uuid, lines json, texts json,
  pack_number bigint, pack_after bigint, pack_import text, pack_rows text, pack_digest text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE h record; lines_left bigint := most; rows_left bigint := most; last_line bigint; last_row bigint; cut bigint;
BEGIN
  IF team.me() IS NULL THEN RAISE EXCEPTION '% has no seat in this team', session_user USING ERRCODE = '42501'; END IF;
  PERFORM set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
  IF most NOT BETWEEN 1 AND 5000 THEN RAISE EXCEPTION 'one to 5000 at once' USING ERRCODE = 'TM006'; END IF;
  FOR h IN SELECT d.desk_id, d.sequence, d.rows, coalesce(mine.sequence, 0) AS known_line, coalesce(mine.rows, 0) AS known_row
      FROM team.head d LEFT JOIN jsonb_to_recordset(places) AS mine ("deskId" uuid, sequence bigint, rows bigint)
        ON mine."deskId" = d.desk_id
      WHERE d.sequence > coalesce(mine.sequence, 0) OR d.rows > coalesce(mine.rows, 0)
      ORDER BY d.desk_id = (SELECT team.my_desk()) DESC, d.desk_id LOOP
    EXIT WHEN lines_left <= 0 OR rows_left <= 0;
    last_line := greatest(h.known_line, least(h.sequence, h.known_line + lines_left));
    -- The first pack that would be too much ends the lines as well; one pack is never too much.
    WITH counted AS (
      SELECT p.number, p.count, p.after_sequence, sum(p.count) OVER (ORDER BY p.number) - p.count AS before
      FROM (SELECT number, count, after_sequence FROM team.pack
            WHERE desk_id = h.desk_id AND number > h.known_row AND after_sequence <= last_line ORDER BY number LIMIT rows_left) p)
    SELECT max(number + count - 1) FILTER (WHERE before < rows_left) INTO last_row FROM counted;
    last_row := coalesce(last_row, h.known_row);
    SELECT after_sequence INTO cut FROM team.pack
     WHERE desk_id = h.desk_id AND number = last_row + 1 AND after_sequence < last_line;
    last_line := greatest(h.known_line, coalesce(cut, last_line));
    of_desk := h.desk_id;
    pack_number := NULL;
    SELECT coalesce(json_agg(json_build_object('sequence', e.sequence, 'eventId', e.event_id, 'schemaVersion', e.schema_version,
        'actor', e.actor, 'recordedAt', e.recorded_at, 'body', encode(e.body, 'base64'), 'previousDigest', e.previous_digest,
        'digest', e.digest) ORDER BY e.sequence), '[]') INTO lines
      FROM team.event e WHERE e.desk_id = h.desk_id AND e.sequence > h.known_line AND e.sequence <= last_line;
    SELECT coalesce(json_agg(json_build_object('textId', t.text_id, 'salt', encode(t.salt, 'base64'), 'body', encode(t.body, 'base64'))), '[]')
      INTO texts
      FROM (SELECT * FROM team.erasable WHERE desk_id = h.desk_id AND after_sequence >= h.known_line AND after_sequence < last_line
            UNION ALL SELECT * FROM team.erasable WHERE desk_id = h.desk_id AND after_rows >= h.known_row AND after_rows < last_row
              AND NOT (after_sequence >= h.known_line AND after_sequence < last_line)) t;
    RETURN NEXT;
    RETURN QUERY SELECT h.desk_id, NULL::json, NULL::json, p.number, p.after_sequence, p.import_id, p.rows, p.digest
      FROM team.pack p WHERE p.desk_id = h.desk_id AND p.number > h.known_row AND p.number <= last_row ORDER BY p.number;
    lines_left := lines_left - (last_line - h.known_line); rows_left := rows_left - (last_row - h.known_row);
  END LOOP;
END $$;

-- The same as one JSON, for programs of the version before.
CREATE FUNCTION team.pull_1(places jsonb, most int) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH pulled AS MATERIALIZED (SELECT * FROM team.pull_2(places, most) WITH ORDINALITY)
  SELECT coalesce(json_agg(json_build_object('deskId', d.of_desk, 'lines', d.lines, 'packs',
      coalesce((SELECT json_agg(json_build_object('number', p.pack_number, 'afterSequence', p.pack_after, 'importId', p.pack_import,
          'rows', p.pack_rows, 'digest', p.pack_digest) ORDER BY p.pack_number)
        FROM pulled p WHERE p.of_desk = d.of_desk AND p.pack_number IS NOT NULL), '[]'),
      'texts', d.texts) ORDER BY d.ordinality), '[]')
  FROM pulled d WHERE d.pack_number IS NULL $$;

-- What moved chains, up to the lines and rows that the caller has: what a version stands for is known before the version is, and so
-- is what every lower version of the chain stands for, whichever desk moved it. Each desk's without a gap.
CREATE FUNCTION team.pull_touches_1(places jsonb, most int) RETURNS SETOF team.touch
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE mine AS (
    SELECT h.desk_id, coalesce(p.sequence, 0) AS sequence, coalesce(p.rows, 0) AS rows, coalesce(p.touches, 0) AS touches
    FROM team.head h LEFT JOIN jsonb_to_recordset(places) AS p ("deskId" uuid, sequence bigint, rows bigint, touches bigint)
      ON p."deskId" = h.desk_id
    WHERE (SELECT team.me()) IS NOT NULL),
  unknown (chain, version) AS (
    SELECT behind.chain, min(behind.version) FROM mine CROSS JOIN LATERAL (
      SELECT t.chain, t.version FROM team.touch t WHERE t.desk_id = mine.desk_id AND t.sequence > mine.sequence
      UNION ALL SELECT t.chain, t.version FROM team.touch t WHERE t.desk_id = mine.desk_id AND t.rows > mine.rows) behind
    GROUP BY behind.chain),
  beneath (chain, version) AS (
    SELECT chain, version FROM unknown
    UNION SELECT c.joined_into, b.version FROM beneath b JOIN team.chain c ON c.number = b.chain WHERE c.joined_into IS NOT NULL),
  lowest (chain, version) AS (SELECT b.chain, min(b.version) FROM beneath b GROUP BY b.chain),
  -- Each touch goes along whole: looked up once more by its number, all of them were read where the planner took them for few.
  next AS (
    SELECT t.touch, mine.desk_id, (t.touch).number,
      (t.touch).sequence > mine.sequence OR (t.touch).rows > mine.rows OR coalesce(l.version < (t.touch).version, false) AS waits
    FROM mine CROSS JOIN LATERAL (SELECT o AS touch FROM team.touch o WHERE o.desk_id = mine.desk_id AND o.number > mine.touches
        ORDER BY o.number LIMIT most) t
      LEFT JOIN lowest l ON l.chain = (t.touch).chain),
  waiting AS (SELECT n.desk_id, min(n.number) AS number FROM next n WHERE n.waits GROUP BY n.desk_id)
  SELECT (n.touch).* FROM next n LEFT JOIN waiting w ON w.desk_id = n.desk_id
  WHERE w.number IS NULL OR n.number < w.number
  ORDER BY n.desk_id, n.number LIMIT most $$;
`;
