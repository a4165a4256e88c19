/** What the caller's replica lacks, by a vector cursor (desk → sequence): no order across desks is needed, and nothing can be skipped. */
export const pull = `
CREATE FUNCTION team.pull_1(desks uuid[], sequences bigint[], most int) RETURNS SETOF team.event
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.* FROM team.head h
  LEFT JOIN unnest(desks, sequences) AS mine (desk_id, sequence) ON mine.desk_id = h.desk_id
  CROSS JOIN LATERAL (
    SELECT * FROM team.event e WHERE e.desk_id = h.desk_id AND e.sequence > coalesce(mine.sequence, 0)
    ORDER BY e.sequence LIMIT most) e
  WHERE (SELECT team.me()) IS NOT NULL AND h.sequence > coalesce(mine.sequence, 0)
  LIMIT most $$;

-- What moved chains, up to the lines that the caller has: what a version stands for is known before the version is.
CREATE FUNCTION team.pull_touches_1(desks uuid[], sequences bigint[], numbers bigint[], most int) RETURNS SETOF team.touch
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.* FROM unnest(desks, sequences, numbers) AS mine (desk_id, sequence, number)
  CROSS JOIN LATERAL (
    SELECT * FROM team.touch t WHERE t.desk_id = mine.desk_id AND t.number > coalesce(mine.number, 0)
      AND t.sequence <= coalesce(mine.sequence, 0)
    ORDER BY t.number LIMIT most) t
  WHERE (SELECT team.me()) IS NOT NULL
  LIMIT most $$;
`;
