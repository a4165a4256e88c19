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

-- The facts (see tell_facts) that the lines of a desk behind a place take rows back. Rows that stay are among them: a version too
-- many asks for another look.
CREATE FUNCTION team.list_withdrawn(desk uuid, behind bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', w.account, 'ids', jsonb_build_array(w.name), 'rowId', w.name,
      'digest', 'withdrawn with ' || w.import_id, 'movesMoney', false) ORDER BY w.account, w.name), '[]')
  FROM (
    SELECT DISTINCT l.import_id, b.told ->> 'accountId' AS account, n.name
    FROM (SELECT team.withdraws(e.body) AS import_id FROM team.event e WHERE e.desk_id = desk AND e.sequence > behind) l
      JOIN team.pack p ON p.desk_id = desk AND p.import_id = l.import_id
      CROSS JOIN LATERAL json_array_elements(p.rows::json) r (row)
      CROSS JOIN LATERAL (SELECT (r.row ->> 'body')::jsonb AS told) b
      CROSS JOIN LATERAL (VALUES (b.told ->> 'transactionId'), ('order:' || (b.told ->> 'orderId')), ('credit:' || (b.told ->> 'orderId'))) n (name)) w
  WHERE (SELECT l.chain FROM team.link l WHERE l.account_id = w.account AND l.id = w.name) IS NOT NULL $$;
`;
