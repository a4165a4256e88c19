/** Proposing, deciding, withdrawing, and whether a claim may go on what was approved. */
export const approve = `
-- Whether something of an operation was sent, or may have been, by whichever desk. A stop of which nobody knows moves no money and may go again.
CREATE FUNCTION team.is_executed(op_id uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM team.claim k WHERE (k.operation_id = op_id OR k.proposal_id = op_id) AND k.state NOT IN ('notSent', 'refused')
    AND NOT (k.state = 'unknown' AND k.operation = 'stopntimes')) $$;

CREATE FUNCTION team.version_of(account text, names text[]) RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(max(c.version), 0) FROM team.link l JOIN team.chain c ON c.number = l.chain
  WHERE l.account_id = account AND l.id = ANY (names) $$;

-- Whether an approval holds now: its person's last word, another person, with a seat and a right that covers it.
CREATE FUNCTION team.does_count(p team.proposal, a team.approval) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.verdict = 'approved' AND a.person_id <> p.person_id
    AND NOT EXISTS (SELECT FROM team.approval later
      WHERE later.operation_id = a.operation_id AND later.person_id = a.person_id AND later.number > a.number)
    AND EXISTS (SELECT FROM team.seat s JOIN team.person q USING (person_id)
      WHERE s.person_id = a.person_id AND s.desk_id IS NOT NULL AND s.revoked_at IS NULL AND q.active)
    AND coalesce(p.amount_minor <= (team.right_of(a.person_id, p.account_id, p.operation, p.currency)).approve_minor, false) $$;

-- waiting, approved, rejected, withdrawn, expired, outdated or used.
CREATE FUNCTION team.proposal_state(p team.proposal) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN team.is_executed(p.operation_id) THEN 'used'
    WHEN p.withdrawn_at IS NOT NULL THEN 'withdrawn'
    WHEN EXISTS (SELECT FROM team.approval a WHERE a.operation_id = p.operation_id AND a.verdict = 'rejected') THEN 'rejected'
    WHEN p.expires_at <= clock_timestamp() THEN 'expired'
    WHEN team.version_of(p.account_id, p.ids) <> p.version THEN 'outdated'
    WHEN EXISTS (SELECT FROM team.approval a WHERE a.operation_id = p.operation_id AND team.does_count(p, a)) THEN 'approved'
    ELSE 'waiting' END $$;

-- What keeps a claim from going on what was approved: strict, notStrict, absent, otherwise, notByCaller, or the state of its proposal;
-- null where nothing does. Its ids are locked. Whoever approved keeps seat and right until this is over.
CREATE FUNCTION team.lacks_approval(c team.caller, asked_for jsonb, names text[]) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE p team.proposal; people uuid[]; state text; carried uuid := (asked_for ->> 'proposalId')::uuid;
  is_strict boolean := (SELECT strict FROM team.settings); by_person uuid := c.person_id; at_desk uuid := c.desk_id;
BEGIN
  -- In strict mode nobody sends what they have prepared, and without it nobody else does.
  IF is_strict <> (carried IS NOT NULL) THEN RETURN CASE WHEN is_strict THEN 'strict' ELSE 'notStrict' END; END IF;
  SELECT * INTO p FROM team.proposal WHERE operation_id = coalesce(carried, (asked_for ->> 'operationId')::uuid) FOR UPDATE;
  IF NOT FOUND THEN RETURN 'absent'; END IF;
  IF carried IS NOT NULL THEN by_person := p.person_id; at_desk := p.desk_id; END IF;
  IF (p.person_id, p.desk_id, p.account_id, p.operation, p.amount_minor, p.currency, p.request_digest)
      IS DISTINCT FROM (by_person, at_desk, asked_for ->> 'accountId', asked_for ->> 'operation',
        (asked_for ->> 'minor')::bigint, asked_for ->> 'currency', asked_for ->> 'requestDigest')
    OR NOT names @> p.ids THEN RETURN 'otherwise'; END IF;
  SELECT array_agg(DISTINCT a.person_id) INTO people FROM team.approval a WHERE a.operation_id = p.operation_id;
  PERFORM FROM team.seat s JOIN team.person q USING (person_id) WHERE s.person_id = ANY (people)
    ORDER BY s.role_name FOR SHARE;
  PERFORM team.hold_rights(people, p.account_id, p.operation, p.currency);
  state := team.proposal_state(p);
  -- Whoever carries it out has approved it: so it is never whoever proposed it.
  IF carried IS NOT NULL AND state = 'approved' AND NOT EXISTS (SELECT FROM team.approval a
      WHERE a.operation_id = p.operation_id AND a.person_id = c.person_id AND team.does_count(p, a)) THEN RETURN 'notByCaller'; END IF;
  RETURN nullif(state, 'approved');
END $$;

-- What comes of an operation itself leaves its proposal as it was.
CREATE FUNCTION team.carry_proposal(op_id uuid, moved_to bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  UPDATE team.proposal p SET version = moved_to WHERE p.operation_id = op_id AND p.version = moved_to - 1 $$;

-- proposed: {operationId, accountId, ids, operation, minor, currency, seenVersion, requestDigest, reviewDigest, guardAnswer}.
-- Verdicts: proposed (also when it is said again), changed, notNeeded, and those of team.clear.
CREATE FUNCTION team.propose_1(process jsonb, part jsonb, proposed jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; p team.proposal; cleared jsonb; last_line bigint; answer jsonb; names text[];
BEGIN
  c := team.enter(process, false);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  last_line := (team.append_part(c.desk_id, part)).sequence;
  answer := team.now_says() || jsonb_build_object('sequence', last_line);
  names := team.sorted_ids(proposed);
  IF coalesce(cardinality(names), 0) NOT BETWEEN 1 AND 500 OR (proposed ->> 'minor')::bigint IS NULL THEN
    RAISE EXCEPTION 'a proposal has an amount, an account and one to 500 ids' USING ERRCODE = 'TM006'; END IF;
  cleared := team.clear(c.person_id, proposed ->> 'accountId', proposed ->> 'operation', proposed ->> 'currency',
    (proposed ->> 'minor')::bigint);
  SELECT * INTO p FROM team.proposal WHERE operation_id = (proposed ->> 'operationId')::uuid FOR UPDATE;
  IF FOUND THEN
    IF (p.person_id, p.desk_id, p.account_id, p.operation, p.amount_minor, p.currency, p.request_digest, p.review_digest,
        p.guard_answer) IS DISTINCT FROM (c.person_id, c.desk_id, proposed ->> 'accountId', proposed ->> 'operation',
        (proposed ->> 'minor')::bigint, proposed ->> 'currency', proposed ->> 'requestDigest', proposed ->> 'reviewDigest',
        proposed ->> 'guardAnswer') THEN
      RAISE EXCEPTION 'operation % was proposed otherwise', p.operation_id USING ERRCODE = 'TM007'; END IF;
    RETURN answer || '{"verdict": "proposed"}';
  END IF;
  IF cleared ->> 'verdict' = 'alone' THEN RETURN answer || '{"verdict": "notNeeded"}'; END IF;
  IF cleared ->> 'verdict' <> 'needsApproval' THEN RETURN answer || cleared; END IF;
  IF team.version_of(proposed ->> 'accountId', names) IS DISTINCT FROM (proposed ->> 'seenVersion')::bigint THEN
    RETURN answer || '{"verdict": "changed"}'; END IF;
  INSERT INTO team.proposal (operation_id, person_id, desk_id, account_id, ids, operation, amount_minor, currency, request_digest,
      review_digest, guard_answer, version, expires_at)
    VALUES ((proposed ->> 'operationId')::uuid, c.person_id, c.desk_id, proposed ->> 'accountId', names, proposed ->> 'operation',
      (proposed ->> 'minor')::bigint, proposed ->> 'currency', proposed ->> 'requestDigest', proposed ->> 'reviewDigest',
      proposed ->> 'guardAnswer', (proposed ->> 'seenVersion')::bigint,
      clock_timestamp() + (SELECT proposal_life FROM team.settings));
  RETURN answer || '{"verdict": "proposed"}';
END $$;

-- said: {verdict: approved | rejected, reason, requestDigest, reviewDigest}, the digests as this desk made them from the draft.
-- Verdicts: taken (also when it is said again), absent, own, notApprover, differs, over {state}.
CREATE FUNCTION team.decide_1(process jsonb, about uuid, said jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; p team.proposal; state text; last_word text; word text := said ->> 'verdict'; most bigint;
BEGIN
  c := team.enter(process, false);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  IF word NOT IN ('approved', 'rejected') OR word IS NULL OR (word = 'rejected' AND coalesce(said ->> 'reason', '') = '') THEN
    RAISE EXCEPTION 'a proposal is approved, or rejected with a reason' USING ERRCODE = 'TM006'; END IF;
  SELECT * INTO p FROM team.proposal WHERE operation_id = about FOR UPDATE;
  IF NOT FOUND THEN RETURN team.now_says() || '{"verdict": "absent"}'; END IF;
  IF p.person_id = c.person_id THEN RETURN team.now_says() || '{"verdict": "own"}'; END IF;
  PERFORM team.hold_rights(ARRAY[c.person_id], p.account_id, p.operation, p.currency);
  most := (team.right_of(c.person_id, p.account_id, p.operation, p.currency)).approve_minor;
  IF most IS NULL OR p.amount_minor > most THEN RETURN team.now_says() || '{"verdict": "notApprover"}'; END IF;
  IF word = 'approved' AND (p.request_digest, p.review_digest)
    IS DISTINCT FROM (said ->> 'requestDigest', said ->> 'reviewDigest') THEN
    RETURN team.now_says() || '{"verdict": "differs"}'; END IF;
  state := team.proposal_state(p);
  SELECT a.verdict INTO last_word FROM team.approval a WHERE a.operation_id = about AND a.person_id = c.person_id
    ORDER BY a.number DESC LIMIT 1;
  IF last_word = word AND state IN ('waiting', 'approved', word) THEN RETURN team.now_says() || '{"verdict": "taken"}'; END IF;
  IF state NOT IN ('waiting', 'approved') THEN RETURN team.now_says() || jsonb_build_object('verdict', 'over', 'state', state); END IF;
  INSERT INTO team.approval (operation_id, person_id, verdict, reason)
    VALUES (about, c.person_id, word, coalesce(said ->> 'reason', ''));
  RETURN team.now_says() || '{"verdict": "taken"}';
END $$;

-- Takes back the caller's own proposal, or their approval of another's, until it is used.
-- Verdicts: taken (also when it is said again), absent, notTheirs, over {state}.
CREATE FUNCTION team.withdraw_1(process jsonb, about uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; p team.proposal; state text; last_word text;
BEGIN
  c := team.enter(process, false);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  SELECT * INTO p FROM team.proposal WHERE operation_id = about FOR UPDATE;
  IF NOT FOUND THEN RETURN team.now_says() || '{"verdict": "absent"}'; END IF;
  SELECT a.verdict INTO last_word FROM team.approval a WHERE a.operation_id = about AND a.person_id = c.person_id
    ORDER BY a.number DESC LIMIT 1;
  IF p.person_id <> c.person_id AND last_word IS DISTINCT FROM 'approved' THEN
    RETURN team.now_says() || jsonb_build_object('verdict', CASE last_word WHEN 'withdrawn' THEN 'taken' ELSE 'notTheirs' END); END IF;
  state := team.proposal_state(p);
  IF p.person_id = c.person_id AND state = 'withdrawn' THEN RETURN team.now_says() || '{"verdict": "taken"}'; END IF;
  IF state IN ('used', 'withdrawn', 'rejected') THEN
    RETURN team.now_says() || jsonb_build_object('verdict', 'over', 'state', state); END IF;
  IF p.person_id = c.person_id THEN
    UPDATE team.proposal SET withdrawn_at = clock_timestamp() WHERE operation_id = about;
  ELSE
    INSERT INTO team.approval (operation_id, person_id, verdict, reason) VALUES (about, c.person_id, 'withdrawn', '');
  END IF;
  RETURN team.now_says() || '{"verdict": "taken"}';
END $$;
`;
