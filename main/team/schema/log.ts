/** Every desk's own chain of lines, exactly the bytes of its local log, and what the desks keep beside it. */
export const log = `
CREATE TABLE team.head (
  desk_id uuid PRIMARY KEY REFERENCES team.desk,
  sequence bigint NOT NULL DEFAULT 0,
  digest text NOT NULL DEFAULT '',
  -- The last row of its packs.
  rows bigint NOT NULL DEFAULT 0,
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

-- What a desk has signed of its own log, and which lines of the others it had seen by then. Nobody here can judge a signature (PostgreSQL
-- has none of this kind): the desks do.
CREATE TABLE team.seal (
  desk_id uuid NOT NULL,
  sequence bigint NOT NULL,
  digest text NOT NULL,
  -- By the desk's clock, milliseconds UTC.
  sealed_at bigint NOT NULL,
  -- JSON exactly as it was signed: [[deskId, sequence, digest], …].
  heads text NOT NULL,
  public_key text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (desk_id, sequence),
  FOREIGN KEY (desk_id, sequence) REFERENCES team.event );

-- What sources told a desk of: rows from number on, which came in after a line of its. They are one JSON text, exactly as it came.
CREATE TABLE team.pack (
  desk_id uuid NOT NULL REFERENCES team.desk,
  number bigint NOT NULL,
  count int NOT NULL CHECK (count > 0),
  after_sequence bigint NOT NULL,
  import_id text NOT NULL,
  rows text NOT NULL,
  digest text NOT NULL,
  role_name name NOT NULL DEFAULT session_user,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (desk_id, number) );

-- Which lines take an import back, and how far it has come.
CREATE TABLE team.withdrawal (
  desk_id uuid NOT NULL,
  sequence bigint NOT NULL,
  import_id text NOT NULL,
  -- The last of the import's rows that has moved its chain.
  moved bigint NOT NULL DEFAULT 0,
  ended_at timestamptz,
  PRIMARY KEY (desk_id, sequence),
  FOREIGN KEY (desk_id, sequence) REFERENCES team.event );
CREATE INDEX withdrawal_under_way ON team.withdrawal (desk_id, sequence) WHERE ended_at IS NULL;

-- Texts about people: emptied, with their salt, when a person is erased. Bytes in UTF-8: a text of PostgreSQL cannot hold every one.
CREATE TABLE team.erasable (
  desk_id uuid NOT NULL REFERENCES team.desk,
  text_id text NOT NULL CHECK (text_id <> ''),
  salt bytea NOT NULL,
  body bytea,
  -- It goes before the line and the row that follow these.
  after_sequence bigint NOT NULL,
  after_rows bigint NOT NULL,
  PRIMARY KEY (desk_id, text_id),
  CHECK ((body IS NULL) = (salt = '')) );
CREATE INDEX text_before_line ON team.erasable (desk_id, after_sequence);
CREATE INDEX text_before_row ON team.erasable (desk_id, after_rows);
`;
