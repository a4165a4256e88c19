/**
 * `team_owner` owns everything and cannot log in; every seat's login role is a member of `team_desk`, and who invites people is
 * one of `team_admin`. `team_door` may change logins and owns the one function that lets an invited person in. A member who could make
 * objects of their own could put them where a function looks for others. Each team has roles of its own: name-roles.ts.
 */
export const roles = `
DO $$ BEGIN
  IF current_setting('server_version_num')::int < 140000 THEN
    RAISE EXCEPTION 'a team needs PostgreSQL 14 or newer, and this is %', current_setting('server_version');
  END IF;
  IF pg_encoding_to_char((SELECT encoding FROM pg_database WHERE datname = current_database())) <> 'UTF8' THEN
    RAISE EXCEPTION 'a team needs a database in UTF8: create one with ENCODING ''UTF8'' TEMPLATE template0';
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname IN ('team_owner', 'team_desk', 'team_admin', 'team_door')) THEN
    RAISE EXCEPTION 'this server has the roles of such a team already, which would share them' USING ERRCODE = '42710',
      HINT = 'Each print of the schema is for one team: print it anew.'; END IF;
  CREATE ROLE team_owner NOLOGIN;
  CREATE ROLE team_desk NOLOGIN;
  CREATE ROLE team_admin NOLOGIN;
  CREATE ROLE team_door NOLOGIN CREATEROLE;
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
