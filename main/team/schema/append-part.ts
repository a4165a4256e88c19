/** What one desk has told: texts before what names them, lines, and the rows that came in between them. */
export const appendPart = `
-- texts: [{textId, salt, body}], in base64. The same again changes nothing, also where the text was erased here since.
CREATE FUNCTION team.append_texts(desk uuid, h team.head, texts jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE other text;
BEGIN
  INSERT INTO team.erasable (desk_id, text_id, salt, body, after_sequence, after_rows)
    SELECT desk, x."textId", decode(x.salt, 'base64'), decode(x.body, 'base64'), h.sequence, h.rows
    FROM jsonb_to_recordset(texts) AS x ("textId" text, salt text, body text) ON CONFLICT DO NOTHING;
  SELECT x."textId" INTO other FROM jsonb_to_recordset(texts) AS x ("textId" text, salt text, body text)
   WHERE x.body IS NOT NULL AND (SELECT e.body IS NOT NULL AND (e.salt, e.body) <> (decode(x.salt, 'base64'), decode(x.body, 'base64'))
     FROM team.erasable e WHERE e.desk_id = desk AND e.text_id = x."textId") LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'desk % has two different texts %', desk, other USING ERRCODE = 'TM011'; END IF;
END $$;

-- packs: [{number, afterSequence, importId, rows, digest}]: contiguous, each after a line that comes along or was the last one here,
-- so that nobody is given a line before the rows that stood there already.
CREATE FUNCTION team.append_packs(desk uuid, first_line bigint, last_line bigint, packs jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE p record; wanted text; many int; last_row bigint; after bigint := first_line;
BEGIN
  SELECT rows INTO last_row FROM team.head WHERE desk_id = desk;
  FOR p IN SELECT * FROM jsonb_to_recordset(packs) AS x (number bigint, "afterSequence" bigint, "importId" text, rows text,
      digest text) ORDER BY number LOOP
    IF p.number <= last_row THEN
      IF NOT EXISTS (SELECT FROM team.pack WHERE desk_id = desk AND number = p.number AND digest = p.digest) THEN
        RAISE EXCEPTION 'desk % has two different rows %', desk, p.number USING ERRCODE = 'TM011'; END IF;
      CONTINUE;
    END IF;
    IF p.number IS DISTINCT FROM last_row + 1 OR p."afterSequence" IS NULL
      OR p."afterSequence" NOT BETWEEN after AND last_line THEN
      RAISE EXCEPTION 'row % of desk % does not follow row %', p.number, desk, last_row USING ERRCODE = 'TM012'; END IF;
    wanted := encode(sha256(convert_to(format('[%s,%s,%s,%s]', to_json(desk::text), p.number, p."afterSequence",
      to_json(p."importId")) || chr(10) || p.rows, 'UTF8')), 'hex');
    IF wanted IS DISTINCT FROM p.digest THEN
      RAISE EXCEPTION 'rows % of desk % have another digest', p.number, desk USING ERRCODE = 'TM013'; END IF;
    many := json_array_length(p.rows::json);
    INSERT INTO team.pack (desk_id, number, count, after_sequence, import_id, rows, digest)
      VALUES (desk, p.number, many, p."afterSequence", p."importId", p.rows, p.digest);
    last_row := last_row + many; after := p."afterSequence";
  END LOOP;
  UPDATE team.head SET rows = last_row WHERE desk_id = desk;
  RETURN last_row;
END $$;

-- part: {texts, packs, lines}, each of which may lack.
CREATE FUNCTION team.append_part(desk uuid, part jsonb, may_withdraw boolean DEFAULT false) RETURNS team.head
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE h team.head; last_line bigint;
BEGIN
  INSERT INTO team.head (desk_id) VALUES (desk) ON CONFLICT DO NOTHING;
  SELECT * INTO h FROM team.head WHERE desk_id = desk FOR UPDATE;
  PERFORM team.append_texts(desk, h, coalesce(part -> 'texts', '[]'));
  last_line := team.append_lines(desk, coalesce(part -> 'lines', '[]'), may_withdraw);
  PERFORM team.append_packs(desk, h.sequence, last_line, coalesce(part -> 'packs', '[]'));
  SELECT * INTO h FROM team.head WHERE desk_id = desk;
  RETURN h;
END $$;
`;
