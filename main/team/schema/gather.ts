/** Which chain some ids are of, locked so that nobody else decides about any of them until this transaction ends. */
export const gather = `
-- Takes [{accountId, ids}]: one row per (account, id) in sorted order, then the chains in theirs, so that two never wait in a ring.
CREATE FUNCTION team.lock_links(groups jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE accounts text[]; names text[]; chains bigint[];
BEGIN
  SELECT array_agg(account ORDER BY account COLLATE "C", id COLLATE "C"), array_agg(id ORDER BY account COLLATE "C", id COLLATE "C")
    INTO accounts, names
    FROM (SELECT DISTINCT g ->> 'accountId' AS account, i AS id
          FROM jsonb_array_elements(groups) g, jsonb_array_elements_text(g -> 'ids') i) wanted;
  IF accounts IS NULL THEN RETURN; END IF;
  INSERT INTO team.link (account_id, id)
    SELECT u.account, u.id FROM unnest(accounts, names) WITH ORDINALITY AS u (account, id, place) ORDER BY u.place
    ON CONFLICT DO NOTHING;
  -- Each by its key, whatever the plan was made for: tables grow behind plans that are kept.
  SELECT array_agg(DISTINCT held.chain ORDER BY held.chain) INTO chains
    FROM (SELECT * FROM unnest(accounts, names) WITH ORDINALITY AS u (account, id, place) ORDER BY u.place) wanted,
      LATERAL (SELECT l.chain FROM team.link l WHERE l.account_id = wanted.account AND l.id = wanted.id FOR UPDATE) held
    WHERE held.chain IS NOT NULL;
  PERFORM FROM unnest(chains) WITH ORDINALITY AS u (chain, place),
    LATERAL (SELECT FROM team.chain c WHERE c.number = u.chain FOR UPDATE) held;
END $$;

CREATE FUNCTION team.sorted_ids(group_of jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_agg(DISTINCT i COLLATE "C" ORDER BY i COLLATE "C") FROM jsonb_array_elements_text(group_of -> 'ids') i $$;

-- Chains that turn out to be one become a new one; held twice, they raise an alarm. All of them are locked.
CREATE FUNCTION team.join_chains(account text, joined bigint[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE next_chain bigint := nextval('team.chain_number'); holders uuid[];
BEGIN
  INSERT INTO team.chain (number, account_id, version)
    VALUES (next_chain, account, (SELECT max(c.version) FROM team.chain c WHERE c.number = ANY (joined)));
  UPDATE team.chain c SET joined_into = next_chain WHERE c.number = ANY (joined);
  UPDATE team.link l SET chain = next_chain WHERE l.chain = ANY (joined);
  SELECT array_agg(c.attempt_id ORDER BY c.claimed_at, c.attempt_id) INTO holders
    FROM team.claim c WHERE c.chain = ANY (joined) AND c.holds;
  UPDATE team.claim c SET holds = false WHERE c.attempt_id = ANY (holders[2:]);
  UPDATE team.claim c SET chain = next_chain WHERE c.chain = ANY (joined);
  UPDATE team.alarm a SET chain = next_chain WHERE a.chain = ANY (joined);
  IF cardinality(holders) > 1 THEN
    INSERT INTO team.alarm (chain, kind, attempts) VALUES (next_chain, 'heldTwice', holders); END IF;
  RETURN next_chain;
END $$;

-- The one chain of ids that are locked.
CREATE FUNCTION team.gather(account text, names text[], OUT number bigint, OUT joined bigint[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF coalesce(cardinality(names), 0) NOT BETWEEN 1 AND 500 OR account IS NULL THEN
    RAISE EXCEPTION 'a chain has an account and one to 500 ids' USING ERRCODE = 'TM006'; END IF;
  SELECT coalesce(array_agg(DISTINCT l.chain ORDER BY l.chain), '{}') INTO joined
    FROM team.link l WHERE l.account_id = account AND l.id = ANY (names) AND l.chain IS NOT NULL;
  IF cardinality(joined) > 1 THEN
    number := team.join_chains(account, joined);
  ELSIF cardinality(joined) = 1 THEN
    number := joined[1]; joined := '{}';
  ELSE
    number := nextval('team.chain_number');
    INSERT INTO team.chain (number, account_id, version) VALUES (number, account, 0);
  END IF;
  UPDATE team.link l SET chain = gather.number WHERE l.account_id = account AND l.id = ANY (names) AND l.chain IS NULL;
END $$;

-- Moves the version of a chain for everybody, in the name of a desk whose head is locked.
CREATE FUNCTION team.touch_chain(desk uuid, account text, names text[], moved bigint, joined_here bigint[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE next_version bigint; h team.head;
BEGIN
  UPDATE team.chain SET version = version + 1 WHERE number = moved RETURNING version INTO next_version;
  UPDATE team.head SET touches = touches + 1 WHERE desk_id = desk RETURNING * INTO h;
  INSERT INTO team.touch (desk_id, number, sequence, rows, chain, version, account_id, ids, joined)
    VALUES (desk, h.touches, h.sequence, h.rows, moved, next_version, account, names, joined_here);
  RETURN next_version;
END $$;

-- A stop of which nobody knows may be sent again, since it moves no money; a charge that waits for the bank holds its order.
CREATE FUNCTION team.does_hold(of_state text, of_operation text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT of_state = 'open' OR (of_state = 'unknown' AND of_operation <> 'stopntimes')
    OR (of_state = 'pending' AND of_operation IN ('payment', 'authorization')) $$;
`;
