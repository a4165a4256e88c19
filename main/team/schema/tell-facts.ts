/** Facts about money, all of a call at once: what each moves is the same as if they had come one by one. */
export const tellFacts = `
-- Takes pairs of a fact's place (from 1) and what it names; gives for each fact the lowest place that it has a chain in common with:
-- facts that name the same, and those that such a fact leads to.
CREATE FUNCTION team.group_facts(places int[], named text[]) RETURNS int[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE heads int[]; lower int[];
BEGIN
  SELECT array_agg(each.place ORDER BY each.place) INTO heads FROM (SELECT DISTINCT u.place FROM unnest(places) AS u (place)) each;
  LOOP
    SELECT array_agg(by_place.head ORDER BY by_place.place) INTO lower FROM (
      SELECT by_name.place, min(by_name.head) AS head FROM (
        SELECT u.place, min(heads[u.place]) OVER (PARTITION BY u.name) AS head
        FROM unnest(places, named) AS u (place, name)) by_name
      GROUP BY by_name.place) by_place;
    IF lower = heads THEN RETURN heads; END IF;
    heads := lower;
  END LOOP;
END $$;

-- Moves chains for everybody, each once for each of these places, in the name of a desk whose head is locked. Of each fact: its group's
-- head; of each group: its head and its chain; joined: {head: the chains that became this one}.
CREATE FUNCTION team.touch_chains(desk uuid, facts jsonb, places int[], heads int[], groups int[], chains bigint[], joined jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE h team.head;
BEGIN
  UPDATE team.head SET touches = touches + cardinality(places) WHERE desk_id = desk RETURNING * INTO h;
  WITH moving AS (
    SELECT m.place, h.touches - cardinality(places) + m.nth AS number, g.chain,
      (SELECT n.version FROM team.chain n WHERE n.number = g.chain) + row_number() OVER (PARTITION BY g.chain ORDER BY m.nth) AS version
    FROM unnest(places) WITH ORDINALITY AS m (place, nth) JOIN unnest(groups, chains) AS g (head, chain) ON g.head = heads[m.place]),
  moved AS (
    INSERT INTO team.chain (number, account_id, version)
      SELECT m.chain, min(facts -> (m.place - 1) ->> 'accountId'), max(m.version) FROM moving m GROUP BY m.chain
      ON CONFLICT (number) DO UPDATE SET version = excluded.version)
  INSERT INTO team.touch (desk_id, number, sequence, rows, chain, version, account_id, ids, joined)
    SELECT desk, m.number, h.sequence, h.rows, m.chain, m.version, facts -> (m.place - 1) ->> 'accountId',
      team.sorted_ids(facts -> (m.place - 1)),
      ARRAY(SELECT o::bigint FROM jsonb_array_elements_text(joined -> m.place::text) o)
    FROM moving m ORDER BY m.number;
END $$;

-- facts: [{accountId, ids, digest, rowId, movesMoney, attemptId, happenedAt}]; their ids are locked. One that stands here moves nothing,
-- unless it tells that chains are one, or names what nobody had named.
CREATE FUNCTION team.tell_facts(c team.caller, facts jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE accounts text[]; heads int[]; moving int[]; several record; became bigint; joined jsonb := '{}';
  -- A pair for each id of each fact: its place, the id, and the chain that this is of.
  places int[]; names text[]; chains bigint[];
  -- Of each chain that comes of it: the lowest place among its facts, and its number.
  groups int[]; numbers bigint[];
BEGIN
  IF jsonb_array_length(facts) = 0 THEN RETURN; END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(facts) f WHERE f ->> 'accountId' IS NULL
      OR coalesce(jsonb_array_length(f -> 'ids'), 0) NOT BETWEEN 1 AND 500) THEN
    RAISE EXCEPTION 'a chain has an account and one to 500 ids' USING ERRCODE = 'TM006'; END IF;
  -- Whoever tells of a row first, under whatever other ids, joins it to its chain once that is told.
  IF EXISTS (SELECT FROM jsonb_array_elements(facts) f WHERE NOT coalesce(f -> 'ids' ? (f ->> 'rowId'), false)) THEN
    RAISE EXCEPTION 'a fact names its own row among its ids' USING ERRCODE = 'TM006'; END IF;
  SELECT array_agg(f ->> 'accountId' ORDER BY place) INTO accounts FROM jsonb_array_elements(facts) WITH ORDINALITY AS e (f, place);
  SELECT array_agg(p.place), array_agg(p.id),
      array_agg((SELECT l.chain FROM team.link l WHERE l.account_id = accounts[p.place] AND l.id = p.id))
    INTO places, names, chains
    FROM (SELECT DISTINCT e.place::int AS place, i AS id FROM jsonb_array_elements(facts) WITH ORDINALITY AS e (f, place),
      jsonb_array_elements_text(e.f -> 'ids') i) p;
  heads := team.group_facts(places, ARRAY(
    SELECT coalesce(p.chain::text, jsonb_build_array(accounts[p.place], p.name)::text)
    FROM unnest(places, names, chains) WITH ORDINALITY AS p (place, name, chain, nth) ORDER BY p.nth));
  FOR several IN SELECT heads[p.place] AS head, array_agg(DISTINCT p.chain ORDER BY p.chain) AS ones
      FROM unnest(places, chains) AS p (place, chain) WHERE p.chain IS NOT NULL
      GROUP BY 1 HAVING count(DISTINCT p.chain) > 1 ORDER BY 1 LOOP
    became := team.join_chains(accounts[several.head], several.ones);
    joined := joined || jsonb_build_object(several.head, several.ones);
    chains := ARRAY(SELECT CASE WHEN p.chain = ANY (several.ones) THEN became ELSE p.chain END
      FROM unnest(chains) WITH ORDINALITY AS p (chain, nth) ORDER BY p.nth);
  END LOOP;
  SELECT array_agg(g.head), array_agg(coalesce(g.chain, nextval('team.chain_number'))) INTO groups, numbers
    FROM (SELECT heads[p.place] AS head, max(p.chain) AS chain FROM unnest(places, chains) AS p (place, chain) GROUP BY 1 ORDER BY 1) g;
  INSERT INTO team.chain (number, account_id, version)
    SELECT g.chain, accounts[g.head], 0 FROM unnest(groups, numbers) AS g (head, chain) ON CONFLICT DO NOTHING;
  INSERT INTO team.link (account_id, id, chain)
    SELECT DISTINCT accounts[p.place], p.name, g.chain FROM unnest(places, names, chains) AS p (place, name, chain)
      JOIN unnest(groups, numbers) AS g (head, chain) ON g.head = heads[p.place] WHERE p.chain IS NULL
    ON CONFLICT (account_id, id) DO UPDATE SET chain = excluded.chain;
  WITH told AS (
    INSERT INTO team.fact (account_id, digest, desk_id, row_id, moves_money, attempt_id, happened_at)
      SELECT f ->> 'accountId', f ->> 'digest', c.desk_id, f ->> 'rowId', (f ->> 'movesMoney')::boolean, (f ->> 'attemptId')::uuid,
        coalesce(to_timestamp((f ->> 'happenedAt')::bigint / 1000.0), clock_timestamp())
      FROM jsonb_array_elements(facts) WITH ORDINALITY AS e (f, place) ORDER BY place
      ON CONFLICT DO NOTHING RETURNING account_id, row_id, digest)
  SELECT array_agg(m.place ORDER BY m.place) INTO moving FROM (
    SELECT min(e.place)::int AS place FROM jsonb_array_elements(facts) WITH ORDINALITY AS e (f, place)
      JOIN told t ON (t.account_id, t.row_id, t.digest) = (e.f ->> 'accountId', e.f ->> 'rowId', e.f ->> 'digest')
      GROUP BY t.account_id, t.row_id, t.digest
    UNION SELECT min(p.place) FROM unnest(places, names, chains) AS p (place, name, chain) WHERE p.chain IS NULL
      GROUP BY accounts[p.place], p.name
    UNION SELECT k.head::int FROM jsonb_object_keys(joined) AS k (head)) m;
  IF moving IS NOT NULL THEN
    PERFORM team.touch_chains(c.desk_id, facts, moving, heads, groups, numbers, joined); END IF;
END $$;
`;
