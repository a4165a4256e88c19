/**
 * Logins and who may administer are the cluster's own, so that these are owned by `team_door`, which may change roles and nothing else;
 * no other function of the schema can. Stands behind the rights.
 */
export const doors = `
RESET ROLE;
-- Since PostgreSQL 16 a role hands on only what it was given to hand on.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE 'GRANT team_desk, team_admin TO team_door WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
  END IF;
END $$;
SET LOCAL ROLE team_owner;
GRANT CREATE, USAGE ON SCHEMA team TO team_door;
SET LOCAL ROLE team_door;
-- A login of an invitation: of that shape alone, and by a verifier alone, since a clear password would stand in the server's log.
CREATE FUNCTION team.let_come(login text, verifier text, until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF login IS NULL OR login !~ '^seat_[0-9a-f]{12}$' THEN
    RAISE EXCEPTION 'a seat''s login is seat_ and twelve digits' USING ERRCODE = 'TM006'; END IF;
  IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256[$][0-9]+:[A-Za-z0-9+/=]{20,}[$][A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$' THEN
    RAISE EXCEPTION 'a password is handed over as a SCRAM-SHA-256 verifier alone' USING ERRCODE = 'TM006'; END IF;
  EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L VALID UNTIL %L IN ROLE team_desk', login, verifier, until);
END $$;
CREATE FUNCTION team.let_administer(login name, is_given boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Of a login that is gone nothing is given or taken, and what is so already is not said again: that brings a notice.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) OR is_given = EXISTS (
    SELECT FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member JOIN pg_roles given ON given.oid = m.roleid
     WHERE given.rolname = 'team_admin' AND member.rolname = login) THEN RETURN; END IF;
  EXECUTE format(CASE WHEN is_given THEN 'GRANT team_admin TO %I' ELSE 'REVOKE team_admin FROM %I' END, login);
END $$;
REVOKE EXECUTE ON FUNCTION team.let_come, team.let_administer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team.let_come, team.let_administer TO team_owner;
SET LOCAL ROLE team_owner;
REVOKE CREATE, USAGE ON SCHEMA team FROM team_door;
`;

/** Who may call what of the office: every member looks and says how their desk stands; who administers does. */
export const officeRights = `
GRANT EXECUTE ON FUNCTION team.office_1, team.stand_1, team.own_open_1 TO team_desk;
GRANT EXECUTE ON FUNCTION team.invite_1, team.permit_2, team.appoint_2, team.revoke_2 TO team_admin;
`;
