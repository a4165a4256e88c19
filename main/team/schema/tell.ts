/** What a desk knows, for the others, and what of it moved money or a chain. */
export const tell = `
-- facts: [{accountId, ids, digest, rowId, movesMoney, attemptId, happenedAt}]; their ids are locked. One that stands here moves nothing.
CREATE FUNCTION team.tell_facts(c team.caller, facts jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE f jsonb; g record; is_new int;
BEGIN
  FOR f IN SELECT * FROM jsonb_array_elements(facts) LOOP
    -- Whoever tells of a row first, under whatever other ids, joins it to its chain once that is told.
    IF NOT coalesce(f -> 'ids' ? (f ->> 'rowId'), false) THEN
      RAISE EXCEPTION 'a fact names its own row among its ids' USING ERRCODE = 'TM006'; END IF;
    g := team.gather(f ->> 'accountId', team.sorted_ids(f));
    INSERT INTO team.fact (account_id, digest, desk_id, row_id, moves_money, attempt_id, happened_at)
      VALUES (f ->> 'accountId', f ->> 'digest', c.desk_id, f ->> 'rowId', (f ->> 'movesMoney')::boolean, (f ->> 'attemptId')::uuid,
        coalesce(to_timestamp((f ->> 'happenedAt')::bigint / 1000.0), clock_timestamp()))
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS is_new = ROW_COUNT;
    IF is_new = 1 OR g.joined <> '{}' THEN
      PERFORM team.touch_chain(c.desk_id, f ->> 'accountId', team.sorted_ids(f), g.number, g.joined); END IF;
  END LOOP;
END $$;

-- Rows and the facts that they are come in one commit: what stands in head.rows was judged.
CREATE FUNCTION team.tell_1(process jsonb, part jsonb, facts jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; h team.head;
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  h := team.append_part(c.desk_id, part);
  PERFORM team.lock_links(facts);
  PERFORM team.tell_facts(c, facts);
  RETURN team.now_says() || jsonb_build_object('verdict', 'taken', 'sequence', h.sequence, 'rows', h.rows);
END $$;
`;
