/** People, seats and rights. Whoever ran the set-up is the administrator; login roles themselves are made by the engine's own CREATE ROLE. */
export const administer = `
-- Whoever has a seat here administers no longer than it lasts, whatever role their login is left.
CREATE FUNCTION team.note_administered(what jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM team.seat s JOIN team.person p USING (person_id)
      WHERE s.role_name = session_user AND (s.revoked_at IS NOT NULL OR NOT p.active)) THEN
    RAISE EXCEPTION 'the seat of % was revoked', session_user USING ERRCODE = '42501'; END IF;
  INSERT INTO team.administered (what) VALUES (what);
END $$;

-- Of a login that is gone as well, of which pg_has_role knows nothing to say.
CREATE FUNCTION team.is_administrator(login name) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member
    JOIN pg_roles given ON given.oid = m.roleid WHERE given.rolname = 'team_admin' AND member.rolname = login) $$;

-- Without a desk it is an invitation for a day.
CREATE FUNCTION team.seat_1(login name, person uuid, person_name text, desk uuid, desk_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO team.person (person_id, name) VALUES (person, person_name) ON CONFLICT DO NOTHING;
  IF desk IS NOT NULL THEN PERFORM team.come_back(desk, desk_name); END IF;
  INSERT INTO team.seat (role_name, person_id, desk_id, desk_name, invited_until) VALUES (login, person, desk, seat_1.desk_name,
    CASE WHEN desk IS NULL THEN clock_timestamp() + interval '24 hours' END);
  PERFORM team.note_administered(jsonb_build_object('seat', login, 'person', person, 'desk', desk, 'deskName', desk_name));
END $$;

-- What each amount means, and its absence: see team.permission. Account '*' stands for every one without rights of its own.
CREATE FUNCTION team.permit_1(person uuid, account text, op text, cur text, most bigint, alone bigint, day bigint, approve bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF person = (SELECT s.person_id FROM team.seat s WHERE s.role_name = session_user) THEN
    RAISE EXCEPTION 'nobody changes their own rights' USING ERRCODE = '42501'; END IF;
  INSERT INTO team.permission AS x (person_id, account_id, operation, currency, most_minor, alone_minor, day_minor, approve_minor)
    VALUES (person, account, op, cur, most, alone, day, approve)
    ON CONFLICT (person_id, account_id, operation, currency) DO UPDATE SET most_minor = excluded.most_minor,
      alone_minor = excluded.alone_minor, day_minor = excluded.day_minor, approve_minor = excluded.approve_minor;
  PERFORM team.note_administered(jsonb_build_object('permit', person, 'account', account, 'operation', op, 'currency', cur,
    'most', most, 'alone', alone, 'day', day, 'approve', approve));
END $$;

-- The team's own rules: whose midnight begins a day, and for how many hours a proposal stands. Null leaves one as it is.
CREATE FUNCTION team.rule_1(zone_name text, hours int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF zone_name IS NOT NULL THEN PERFORM clock_timestamp() AT TIME ZONE zone_name; END IF;
  UPDATE team.settings SET zone = coalesce(zone_name, zone), proposal_life = coalesce(make_interval(hours => hours), proposal_life);
  PERFORM team.note_administered(jsonb_build_object('zone', zone_name, 'proposalHours', hours));
END $$;

-- From now on whoever approves sends, at their own desk, or whoever asks does again.
CREATE FUNCTION team.strict_1(is_strict boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE team.settings SET strict = is_strict;
  PERFORM team.note_administered(jsonb_build_object('strict', is_strict));
END $$;

-- Ends claims at once. What is under way there can still be reported, until the desk says that its outbox is empty.
CREATE FUNCTION team.revoke_1(login name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE team.seat SET revoked_at = clock_timestamp() WHERE role_name = login AND revoked_at IS NULL;
  PERFORM team.note_administered(jsonb_build_object('revoke', login));
END $$;

-- Writes down that a seat administers the team from now on, or no more. The right itself is the engine's own GRANT, in the same
-- transaction.
CREATE FUNCTION team.appoint_1(login name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE is_admin boolean := team.is_administrator(login);
BEGIN
  IF NOT EXISTS (SELECT FROM team.seat WHERE role_name = login AND (NOT is_admin OR (desk_id IS NOT NULL AND revoked_at IS NULL)))
  THEN RAISE EXCEPTION '% sits nowhere in this team', login USING ERRCODE = 'TM006'; END IF;
  PERFORM team.note_administered(jsonb_build_object('appoint', login, 'isAdministrator', is_admin));
END $$;

-- Production with a standby that may lag behind: an administrator's word, and their name under it.
CREATE FUNCTION team.take_asynchronous_1(is_taken boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE team.settings SET asynchronous_by = CASE WHEN is_taken THEN session_user END,
    asynchronous_at = CASE WHEN is_taken THEN clock_timestamp() END;
  PERFORM team.note_administered(jsonb_build_object('takesAsynchronous', is_taken));
END $$;

-- Everybody, for an administrator, who needs no seat. Times in milliseconds UTC.
CREATE FUNCTION team.people_1() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('team', s.team_id, 'environment', s.environment, 'zone', s.zone,
    'proposalHours', extract(epoch FROM s.proposal_life) / 3600, 'strict', s.strict,
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name,
      'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', t.role_name, 'desk', t.desk_name,
          'isSeated', t.desk_id IS NOT NULL,
          'isAdministrator', team.is_administrator(t.role_name), 'until', team.milliseconds(t.invited_until),
          'revokedAt', team.milliseconds(t.revoked_at), 'closedAt', team.milliseconds(t.closed_at),
          'heardAt', team.milliseconds(d.seen_at)) ORDER BY t.desk_name, t.role_name), '[]')
        FROM team.seat t LEFT JOIN team.desk d USING (desk_id) WHERE t.person_id = p.person_id),
      'rights', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', x.account_id, 'operation', x.operation,
          'currency', x.currency, 'mostMinor', x.most_minor, 'aloneMinor', x.alone_minor, 'dayMinor', x.day_minor,
          'approveMinor', x.approve_minor) ORDER BY x.account_id, x.currency, x.operation), '[]')
        FROM team.permission x WHERE x.person_id = p.person_id)) ORDER BY p.name, p.person_id), '[]') FROM team.person p))
  FROM team.settings s $$;

-- The caller's outbox is empty. A revoked seat closes; a desk that leaves has no open case.
CREATE FUNCTION team.leave_1(process jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; open_cases uuid[]; is_last boolean;
BEGIN
  PERFORM FROM team.settings FOR UPDATE;
  c := team.enter(process, true);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  is_last := NOT EXISTS (SELECT FROM team.seat s JOIN team.person p USING (person_id)
    WHERE s.desk_id = c.desk_id AND s.role_name <> session_user AND s.revoked_at IS NULL AND p.active);
  SELECT array_agg(k.attempt_id) INTO open_cases FROM team.claim k
   WHERE k.desk_id = c.desk_id AND (k.state = 'open' OR (k.state = 'unknown' AND NOT c.is_revoked));
  IF is_last AND open_cases IS NOT NULL THEN
    RETURN team.now_says() || jsonb_build_object('verdict', 'openCases', 'attempts', open_cases); END IF;
  UPDATE team.seat SET closed_at = clock_timestamp(), revoked_at = coalesce(revoked_at, clock_timestamp())
   WHERE role_name = session_user;
  IF is_last THEN
    UPDATE team.desk SET left_at = clock_timestamp(), run = NULL WHERE desk_id = c.desk_id;
    PERFORM team.end_roll_call();
  END IF;
  RETURN team.now_says() || '{"verdict": "left"}';
END $$;

-- Empties texts about a person, salt and all: a mail address can be guessed. Two people, and one of them an administrator.
-- texts: [{deskId, textId}]; part: see append_part.
CREATE FUNCTION team.erase_1(process jsonb, part jsonb, texts jsonb, reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE c team.caller; is_erased boolean; wanted jsonb;
BEGIN
  c := team.enter(process, false);
  IF NOT c.is_current THEN RETURN team.now_says() || '{"verdict": "superseded"}'; END IF;
  SELECT jsonb_agg(DISTINCT t ORDER BY t) INTO wanted FROM jsonb_array_elements(texts) t;
  IF wanted IS NULL THEN RAISE EXCEPTION 'nothing is named to be erased' USING ERRCODE = 'TM006'; END IF;
  is_erased := team.say(c, 'erase', encode(sha256(convert_to(wanted::text, 'UTF8')), 'hex'), wanted, reason);
  IF is_erased THEN
    UPDATE team.erasable e SET body = NULL, salt = '' FROM jsonb_to_recordset(texts) AS t ("deskId" uuid, "textId" text)
     WHERE e.desk_id = t."deskId" AND e.text_id = t."textId" AND e.body IS NOT NULL;
    PERFORM team.append_part(c.desk_id, part);
  END IF;
  RETURN team.now_says() || jsonb_build_object('took', CASE WHEN is_erased THEN 'taken' ELSE 'needsSecond' END);
END $$;
`;
