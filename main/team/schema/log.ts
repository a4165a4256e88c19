/** Every desk's own chain of lines, exactly the bytes of its local log, and what the desks keep beside it. */
export const log = `
CREATE TABLE team.head (
  desk_id uuid PRIMARY KEY REFERENCES team.desk,
  sequence bigint NOT NULL DEFAULT 0,
  digest text NOT NULL DEFAULT '',
  touches bigint NOT NULL DEFAULT 0 );

CREATE TABLE team.event (
  desk_id uuid NOT NULL REFERENCES team.desk,
  sequence bigint NOT NULL,
  event_id uuid NOT NULL UNIQUE,
  schema_version int NOT NULL,
  actor text NOT NULL,
  recorded_at bigint NOT NULL,
  body bytea NOT NULL,
  previous_digest text NOT NULL,
  digest text NOT NULL,
  -- Who pushed it: the engine's word, while the actor is the desk's.
  role_name name NOT NULL DEFAULT session_user,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (desk_id, sequence) );

CREATE TABLE team.seal (
  desk_id uuid NOT NULL,
  sequence bigint NOT NULL,
  digest text NOT NULL,
  signature bytea NOT NULL,
  PRIMARY KEY (desk_id, sequence),
  FOREIGN KEY (desk_id, sequence) REFERENCES team.event );

-- Texts about people: emptied, with their salt, when a person is erased.
CREATE TABLE team.erasable (
  text_id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES team.desk,
  salt bytea NOT NULL,
  body text );
`;
