/**
 * `team_owner` owns everything and cannot log in; every seat's login role is a member of `team_desk`, and who invites people is
 * one of `team_admin`. `team_door` may change logins and owns the functions that make one, let an invited person in, and appoint. A member who could make objects of their own could put them where a function looks for others.
 */
export const roles = `
DO $$ BEGIN
  IF current_setting('server_version_num')::int < 140000 THEN
    RAISE EXCEPTION 'a team needs PostgreSQL 14 or newer, and this is %', current_setting('server_version');
  END IF;
  IF pg_encoding_to_char((SELECT encoding FROM pg_database WHERE datname = current_database())) <> 'UTF8' THEN
    RAISE EXCEPTION 'a team needs a database in UTF8: create one with ENCODING ''UTF8'' TEMPLATE template0';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'team_owner') THEN CREATE ROLE team_owner NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'team_desk') THEN CREATE ROLE team_desk NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'team_admin') THEN CREATE ROLE team_admin NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'team_door') THEN CREATE ROLE team_door NOLOGIN CREATEROLE; END IF;
  EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE ON DATABASE %I TO team_owner', current_database());
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT team_owner TO CURRENT_USER;
GRANT team_door TO CURRENT_USER;
GRANT team_admin TO CURRENT_USER;
SET LOCAL ROLE team_owner;
CREATE SCHEMA team;
`;
