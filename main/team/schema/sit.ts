/**
 * An invitation becomes a seat: the ledger that joins names its desk, once. `let_in` is owned by a role that may change logins and
 * owns nothing else, so that no other function of the schema can.
 */
export const sit = `
CREATE FUNCTION team.milliseconds(moment timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT floor(extract(epoch FROM moment) * 1000)::bigint $$;

-- A desk that had left joins anew, and is waited for again once it has.
CREATE FUNCTION team.come_back(desk uuid, desk_name text) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO team.desk AS d (desk_id, name) VALUES (desk, desk_name)
    ON CONFLICT (desk_id) DO UPDATE SET left_at = NULL, joined_at = NULL, attested = '' WHERE d.left_at IS NOT NULL $$;

-- What a seat stays for good: whose it is, and at which desk once it is at one.
CREATE FUNCTION team.seat_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (OLD.role_name, OLD.person_id, OLD.desk_name, OLD.invited_until) IS DISTINCT FROM
     (NEW.role_name, NEW.person_id, NEW.desk_name, NEW.invited_until)
  OR (OLD.desk_id IS NOT NULL AND NEW.desk_id IS DISTINCT FROM OLD.desk_id)
  THEN RAISE EXCEPTION 'seat % is never changed so', OLD.role_name USING ERRCODE = 'TM020'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_stays BEFORE UPDATE ON team.seat FOR EACH ROW EXECUTE FUNCTION team.seat_stays();

-- Whom the engine takes the caller for, and what team it holds: all that an invitation sees. Null for whoever has no seat.
CREATE FUNCTION team.greet_1() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('team', s.team_id, 'environment', s.environment, 'leastProtocol', s.least_protocol,
    'schema', (SELECT max(version) FROM team.schema), 'person', p.name, 'desk', t.desk_name, 'deskId', t.desk_id,
    'until', team.milliseconds(t.invited_until), 'isRevoked', t.revoked_at IS NOT NULL OR NOT p.active,
    'asynchronousBy', s.asynchronous_by, 'asynchronousAt', team.milliseconds(s.asynchronous_at))
  FROM team.settings s, team.seat t JOIN team.person p USING (person_id)
  WHERE t.role_name = session_user AND t.closed_at IS NULL $$;

-- Verdicts: seated (also when it is said again), expired, otherDesk (the seat is at another one), deskKnownAs (this desk has
-- another name in the team than the one that was invited), nameTaken (another desk has that name). The verifier (RFC 5803) is of
-- the password that takes the place of the invitation's.
CREATE FUNCTION team.sit_1(process jsonb, desk uuid, verifier text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE t team.seat; known text;
BEGIN
  -- Two who sit down at once must see each other.
  PERFORM FROM team.settings FOR UPDATE;
  PERFORM set_config('synchronous_commit', 'on', true);
  IF NOT EXISTS (SELECT FROM team.settings s WHERE s.team_id = (process ->> 'team')::uuid
      AND s.environment = process ->> 'environment') THEN
    RAISE EXCEPTION 'this engine is of another team' USING ERRCODE = 'TM002'; END IF;
  IF coalesce((process ->> 'protocol')::int, 0) < (SELECT least_protocol FROM team.settings) THEN
    RAISE EXCEPTION 'this team needs a newer protocol' USING ERRCODE = 'TM003'; END IF;
  SELECT s.* INTO t FROM team.seat s JOIN team.person p USING (person_id)
   WHERE s.role_name = session_user AND s.closed_at IS NULL AND s.revoked_at IS NULL AND p.active FOR UPDATE OF s;
  IF NOT FOUND OR desk IS NULL THEN
    RAISE EXCEPTION '% has no seat in this team', session_user USING ERRCODE = '42501'; END IF;
  IF t.desk_id IS DISTINCT FROM desk THEN
    IF t.desk_id IS NOT NULL THEN RETURN '{"verdict": "otherDesk"}'; END IF;
    IF t.invited_until <= clock_timestamp() THEN RETURN '{"verdict": "expired"}'; END IF;
    SELECT d.name INTO known FROM team.desk d WHERE d.desk_id = desk;
    IF known <> t.desk_name THEN RETURN jsonb_build_object('verdict', 'deskKnownAs', 'desk', known); END IF;
    IF EXISTS (SELECT FROM team.desk d WHERE d.name = t.desk_name AND d.desk_id <> desk AND d.left_at IS NULL) THEN
      RETURN '{"verdict": "nameTaken"}'; END IF;
    PERFORM team.come_back(desk, t.desk_name);
    -- Invited once more, because the password was lost with a computer's keychain.
    UPDATE team.seat SET revoked_at = clock_timestamp(), closed_at = clock_timestamp()
     WHERE person_id = t.person_id AND desk_id = desk AND revoked_at IS NULL;
    UPDATE team.seat SET desk_id = desk WHERE role_name = session_user;
    -- Its key may have been lost with the computer's keychain. Whoever holds the key from before says the same one again.
    UPDATE team.desk d SET public_key = NULL WHERE d.desk_id = desk;
    PERFORM team.note_administered(jsonb_build_object('sits', session_user, 'desk', desk));
  END IF;
  PERFORM team.let_in(verifier);
  RETURN '{"verdict": "seated"}';
END $$;
`;

/** Stands behind the rights: it is another's than everything else. */
export const letIn = `
GRANT CREATE, USAGE ON SCHEMA team TO team_door;
SET LOCAL ROLE team_door;
-- The password that a seat chose for itself lasts; a clear one would stand in the server's log.
CREATE FUNCTION team.let_in(verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256[$][0-9]+:[A-Za-z0-9+/=]{20,}[$][A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$' THEN
    RAISE EXCEPTION 'a password is handed over as a SCRAM-SHA-256 verifier alone' USING ERRCODE = 'TM006'; END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
END $$;
REVOKE EXECUTE ON FUNCTION team.let_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team.let_in TO team_owner;
SET LOCAL ROLE team_owner;
REVOKE CREATE, USAGE ON SCHEMA team FROM team_door;
`;
