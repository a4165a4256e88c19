/** What a desk knows, for the others. */
export const tell = `
-- Rows and the facts that they are come in one commit: what stands in head.rows was judged.
CREATE FUNCTION team.tell_1(process jsonb, part jsonb, facts jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; h team.head; behind bigint; moving jsonb;
BEGIN
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  SELECT sequence INTO behind FROM team.head WHERE desk_id = c.desk_id FOR UPDATE;
  h := team.append_part(c.desk_id, part, true);
  PERFORM team.begin_withdrawals(c.desk_id, coalesce(behind, 0));
  moving := facts || team.take_withdrawn(c.desk_id);
  PERFORM team.lock_links(moving);
  PERFORM team.tell_facts(c, moving);
  RETURN team.now_says() || jsonb_build_object('verdict', 'taken', 'sequence', h.sequence, 'rows', h.rows);
END $$;
`;
