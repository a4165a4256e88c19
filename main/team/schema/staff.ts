/**
 * What an administrator does from a seat: the same that whoever owns the database does by hand, in one call each. Nobody does any of it to
 * themselves. A login is made and appointed by functions of `team_door` (doors.ts).
 */
export const staff = `
-- What a right says, as it is compared and shown.
CREATE FUNCTION team.figures(x team.permission) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('most', x.most_minor, 'alone', x.alone_minor, 'day', x.day_minor, 'approve', x.approve_minor) $$;

CREATE FUNCTION team.assert_another(person uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'on', true);
  IF person = (SELECT s.person_id FROM team.seat s WHERE s.role_name = session_user) THEN
    RAISE EXCEPTION 'nobody administers themselves' USING ERRCODE = 'TM021'; END IF;
END $$;

-- A seat without a desk, good for a day. Verdicts: invited {person, until}, nameTaken (somebody else is called so).
-- The verifier (RFC 5803) is of the password in the join file.
CREATE FUNCTION team.invite_1(login text, person uuid, person_name text, desk_name text, verifier text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE known text; until timestamptz;
BEGIN
  -- Two who invite at once must see each other.
  PERFORM FROM team.settings FOR UPDATE;
  PERFORM set_config('synchronous_commit', 'on', true);
  SELECT p.name INTO known FROM team.person p WHERE p.person_id = person;
  IF known IS NULL AND EXISTS (SELECT FROM team.person p WHERE p.name = person_name) THEN
    RETURN '{"verdict": "nameTaken"}'; END IF;
  PERFORM team.seat_1(login::name, person, coalesce(known, person_name), NULL, desk_name);
  SELECT t.invited_until INTO until FROM team.seat t WHERE t.role_name = login::name;
  PERFORM team.let_come(login, verifier, until);
  RETURN jsonb_build_object('verdict', 'invited', 'person', coalesce(known, person_name), 'until', team.milliseconds(until));
END $$;

-- changes: [{account, operation, currency, before, after}], each with figures; before is null where there was no right. All of them or
-- none. Verdicts: done, changed (somebody else has changed what was reviewed), absent.
CREATE FUNCTION team.permit_2(person uuid, changes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE r record;
BEGIN
  PERFORM team.assert_another(person);
  PERFORM FROM team.person p WHERE p.person_id = person AND p.active FOR UPDATE;
  IF NOT FOUND THEN RETURN '{"verdict": "absent"}'; END IF;
  IF EXISTS (SELECT FROM jsonb_to_recordset(changes) AS c (account text, operation text, currency text, before jsonb)
      LEFT JOIN team.permission x ON (x.person_id, x.account_id, x.operation, x.currency)
        = (person, c.account, c.operation, c.currency)
      WHERE CASE WHEN x.person_id IS NOT NULL THEN team.figures(x) END IS DISTINCT FROM c.before) THEN
    RETURN '{"verdict": "changed"}'; END IF;
  FOR r IN SELECT * FROM jsonb_to_recordset(changes) AS c (account text, operation text, currency text, after jsonb) LOOP
    PERFORM team.permit_1(person, r.account, r.operation, r.currency, (r.after ->> 'most')::bigint, (r.after ->> 'alone')::bigint,
      (r.after ->> 'day')::bigint, (r.after ->> 'approve')::bigint);
  END LOOP;
  RETURN '{"verdict": "done"}';
END $$;

-- At every desk where they sit. Verdicts: done, nobody (they sit nowhere), anothersWord (of PostgreSQL 16 on, only who gave the right
-- takes it).
CREATE FUNCTION team.appoint_2(person uuid, is_admin boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE login name; count int := 0;
BEGIN
  PERFORM team.assert_another(person);
  FOR login IN SELECT t.role_name FROM team.seat t WHERE t.person_id = person AND t.desk_id IS NOT NULL AND t.revoked_at IS NULL
      ORDER BY t.role_name FOR SHARE LOOP
    PERFORM team.let_administer(login, is_admin);
    IF team.is_administrator(login) <> is_admin THEN RETURN '{"verdict": "anothersWord"}'; END IF;
    PERFORM team.appoint_1(login);
    count := count + 1;
  END LOOP;
  RETURN jsonb_build_object('verdict', CASE WHEN count > 0 THEN 'done' ELSE 'nobody' END);
END $$;

-- At one desk, or at every one where no login is named. Verdicts: revoked {seats}, nobody.
CREATE FUNCTION team.revoke_2(person uuid, login text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE each name; count int := 0;
BEGIN
  PERFORM team.assert_another(person);
  FOR each IN SELECT t.role_name FROM team.seat t WHERE t.person_id = person AND t.revoked_at IS NULL
      AND (login IS NULL OR t.role_name = login::name) ORDER BY t.role_name LOOP
    PERFORM team.revoke_1(each);
    -- It has ended with the seat already: this takes it out of the list of the cluster's roles as well.
    PERFORM team.let_administer(each, false);
    count := count + 1;
  END LOOP;
  RETURN CASE WHEN count > 0 THEN jsonb_build_object('verdict', 'revoked', 'seats', count) ELSE '{"verdict": "nobody"}' END;
END $$;

-- Of whoever was revoked as well, until the seat is closed: what was under way is still reported, and no table is shown to them.
CREATE FUNCTION team.own_open_1() RETURNS SETOF team.claim LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.* FROM team.claim k WHERE k.state IN ('open', 'unknown', 'pending')
    AND k.desk_id = (SELECT s.desk_id FROM team.seat s WHERE s.role_name = session_user AND s.closed_at IS NULL) $$;

-- What needs two people is written down with each word, among what administrators did: who asked, and who confirmed.
CREATE FUNCTION team.note_word() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO team.administered (what) VALUES (jsonb_build_object('word', NEW.kind, 'subject', NEW.subject,
    'confirms', EXISTS (SELECT FROM team.word w WHERE w.kind = NEW.kind AND w.subject = NEW.subject AND w.content = NEW.content
      AND w.person_id <> NEW.person_id),
    'texts', CASE WHEN NEW.kind = 'erase' THEN jsonb_array_length(NEW.content) END));
  RETURN NULL;
END $$;
CREATE TRIGGER word_is_noted AFTER INSERT ON team.word FOR EACH ROW EXECUTE FUNCTION team.note_word();
`;
