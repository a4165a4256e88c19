/** Who may do what, from where. Times are the engine's own clock. */
export const people = `
-- Each version that it came to, when, and by whose hand; null where it was not written down.
CREATE TABLE team.schema (
  version int PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_by name DEFAULT session_user );

CREATE TABLE team.settings (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  team_id uuid NOT NULL DEFAULT gen_random_uuid(),
  environment text NOT NULL CHECK (environment IN ('sandbox', 'test', 'production')),
  -- A desk that speaks an older protocol only reads.
  least_protocol int NOT NULL DEFAULT 1,
  -- Who took it upon themselves, and when, that a fail-over may lose the last claims; null where nobody did.
  asynchronous_by name,
  asynchronous_at timestamptz,
  -- Whose midnight a day's limit begins at, and how long a proposal may be approved and sent.
  zone text NOT NULL DEFAULT 'Europe/Paris',
  proposal_life interval NOT NULL DEFAULT '72 hours' CHECK (proposal_life > interval '0'),
  -- In strict mode nobody sends what they have prepared: whoever approves it does, at their own desk.
  strict boolean NOT NULL DEFAULT false,
  -- How late the gateway's exports may be.
  export_lag interval NOT NULL DEFAULT '2 hours',
  -- Moved when the engine turns out to have forgotten something although it has the same timeline (a dump was restored).
  epoch int NOT NULL DEFAULT 1,
  -- The engine that the desks have answered for; claims are open on it alone.
  answered_for text NOT NULL,
  -- The engine of the last roll call, when a desk had last been heard of before it, and since when a desk is waited for.
  roll_call_for text NOT NULL,
  heard_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  wait_since timestamptz NOT NULL DEFAULT clock_timestamp() );

CREATE TABLE team.person (
  person_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  active boolean NOT NULL DEFAULT true );

-- A desk is one data folder on one computer; several people may sit at it, and one process at a time acts for it.
CREATE TABLE team.desk (
  desk_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  -- Of the key that signs its seals: said with the first of them, and forgotten when somebody sits down there anew.
  public_key text,
  run uuid,
  host text,
  boot text,
  -- The engine for which this desk has found all that it had acknowledged.
  attested text NOT NULL DEFAULT '',
  waived_for text NOT NULL DEFAULT '',
  -- When it last knew less of itself than the engine: its file is an older copy.
  behind_at timestamptz,
  joined_at timestamptz,
  left_at timestamptz,
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp() );

-- One person at one desk: one login role. Who is invited has no desk yet, and takes it at their first sitting (sit.ts).
CREATE TABLE team.seat (
  role_name name PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES team.person,
  desk_id uuid REFERENCES team.desk,
  -- The desk that the administrator named; nobody sits at another one.
  desk_name text NOT NULL CHECK (desk_name <> ''),
  -- Of an invitation; after that it does nothing.
  invited_until timestamptz,
  -- Ends claims at once; reporting ends when the desk has said that its outbox is empty.
  revoked_at timestamptz,
  closed_at timestamptz,
  CHECK (desk_id IS NOT NULL OR invited_until IS NOT NULL) );
CREATE UNIQUE INDEX one_seat_per_person_and_desk ON team.seat (person_id, desk_id) WHERE revoked_at IS NULL;

-- What a person may do with one operation in one currency, on one account or, as '*', on every one that has no row of its own.
CREATE TABLE team.permission (
  person_id uuid NOT NULL REFERENCES team.person,
  account_id text NOT NULL CHECK (account_id <> ''),
  operation text NOT NULL
    CHECK (operation IN ('refund', 'capture', 'void', 'credit', 'stopntimes', 'payment', 'authorization')),
  currency text NOT NULL,
  -- Whoever approves; null for not at all.
  most_minor bigint CHECK (most_minor >= 0),
  -- Without a second person; null for never.
  alone_minor bigint CHECK (alone_minor >= 0),
  -- In a day of the team's zone; null for without end.
  day_minor bigint CHECK (day_minor >= 0),
  -- Of a colleague's; null for nothing.
  approve_minor bigint CHECK (approve_minor >= 0),
  PRIMARY KEY (person_id, account_id, operation, currency) );

-- What an administrator did.
CREATE TABLE team.administered (
  role_name name NOT NULL DEFAULT session_user,
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  done_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  what jsonb NOT NULL );

-- What needs two people: each says the same of the same thing.
CREATE TABLE team.word (
  kind text NOT NULL CHECK (kind IN ('release', 'clearAlarm', 'waive', 'erase')),
  subject text NOT NULL,
  content jsonb NOT NULL,
  person_id uuid NOT NULL REFERENCES team.person,
  -- When it was said; what counts is who is one when it takes effect (caller.ts).
  is_admin boolean NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (kind, subject, content, person_id) );
`;
