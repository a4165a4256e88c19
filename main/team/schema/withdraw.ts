/** What a desk takes back of what it had told: whoever reviewed a chain with those rows in sight looks again. */
export const withdraw = `
-- Which import a line withdraws; null for every other line, of which not even the body is read.
CREATE FUNCTION team.withdraws(body bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE line jsonb;
BEGIN
  IF position('importWithdrawn'::bytea IN body) = 0 THEN RETURN NULL; END IF;
  line := convert_from(body, 'UTF8')::jsonb;
  RETURN CASE WHEN line ->> 'kind' = 'importWithdrawn' THEN line ->> 'importId' END;
END $$;

-- A withdrawal may be of a million rows, and no call may take as long as that: it is under way from its line on, in the same commit,
-- until the last of its rows has moved its chain. Until then no chain is granted to anybody on which anything was told.
CREATE FUNCTION team.begin_withdrawals(desk uuid, behind bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO team.withdrawal (desk_id, sequence, import_id)
    SELECT e.desk_id, e.sequence, team.withdraws(e.body) FROM team.event e
    WHERE e.desk_id = desk AND e.sequence > behind AND team.withdraws(e.body) IS NOT NULL $$;

CREATE FUNCTION team.is_withdrawing() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM team.withdrawal WHERE ended_at IS NULL) $$;

-- What stands in a row; null for what nobody can read, which must not keep whoever goes on with it.
CREATE FUNCTION team.told_in(of_row json) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN RETURN (of_row ->> 'body')::jsonb; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$;

-- The facts (see tell_facts) that the next rows of a desk are taken back, its head being locked: a thousand rows, or one pack more. Rows
-- that stay are among them: a version too many asks for another look.
CREATE FUNCTION team.take_withdrawn(desk uuid) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE moving jsonb;
BEGIN
  WITH piece AS (
    SELECT * FROM (
      SELECT w.sequence, w.import_id, p.number + p.count - 1 AS last_row, p.rows,
        sum(p.count) OVER (ORDER BY w.sequence, p.number) - p.count AS before
      FROM team.withdrawal w JOIN team.pack p ON p.desk_id = w.desk_id AND p.number > w.moved AND p.import_id = w.import_id
      WHERE w.desk_id = desk AND w.ended_at IS NULL) waiting
    WHERE before < 1000),
  moved AS (
    UPDATE team.withdrawal w SET moved = reached.last_row
    FROM (SELECT sequence, max(last_row) AS last_row FROM piece GROUP BY sequence) reached
    WHERE w.desk_id = desk AND w.sequence = reached.sequence)
  SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', t.account, 'ids', jsonb_build_array(t.name), 'rowId', t.name,
      'digest', 'withdrawn with ' || t.import_id || ' of ' || desk, 'movesMoney', false) ORDER BY t.account, t.name), '[]') INTO moving
  FROM (
    SELECT DISTINCT p.import_id, b.told ->> 'accountId' AS account, n.name
    FROM piece p
      CROSS JOIN LATERAL json_array_elements(p.rows::json) r (row)
      CROSS JOIN LATERAL (SELECT team.told_in(r.row) AS told) b
      CROSS JOIN LATERAL (VALUES (b.told ->> 'transactionId'), ('order:' || (b.told ->> 'orderId')), ('credit:' || (b.told ->> 'orderId'))) n (name)) t
  WHERE (SELECT l.chain FROM team.link l WHERE l.account_id = t.account AND l.id = t.name) IS NOT NULL;
  UPDATE team.withdrawal w SET ended_at = clock_timestamp()
   WHERE w.desk_id = desk AND w.ended_at IS NULL AND NOT EXISTS (
     SELECT FROM team.pack p WHERE p.desk_id = desk AND p.number > w.moved AND p.import_id = w.import_id);
  RETURN moving;
END $$;
`;

/** Whoever is there goes on with it: a desk that died in the middle keeps nobody waiting. */
export const goOnWithdrawing = `
CREATE FUNCTION team.go_on_withdrawing(c team.caller) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE moving jsonb;
BEGIN
  -- Where somebody is at it, or the desk itself tells more, nobody waits.
  SELECT h.desk_id INTO c.desk_id FROM team.head h
   WHERE h.desk_id IN (SELECT w.desk_id FROM team.withdrawal w WHERE w.ended_at IS NULL)
   ORDER BY h.desk_id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN; END IF;
  moving := team.take_withdrawn(c.desk_id);
  PERFORM team.lock_links(moving);
  PERFORM team.tell_facts(c, moving);
END $$;
`;
