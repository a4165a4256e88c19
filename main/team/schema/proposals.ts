/** What is put before the colleagues in place of sending it, and what they say to it. */
export const proposals = `
CREATE TABLE team.proposal (
  operation_id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES team.person,
  -- Which alone may send it.
  desk_id uuid NOT NULL REFERENCES team.desk,
  account_id text NOT NULL,
  ids text[] NOT NULL,
  operation text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  currency text NOT NULL,
  -- Of the request without what differs with each attempt, and of what its review showed (main/domain/approval/digests.ts).
  request_digest text NOT NULL CHECK (request_digest ~ '^[0-9a-f]{64}$'),
  review_digest text NOT NULL CHECK (review_digest ~ '^[0-9a-f]{64}$'),
  -- Why the person goes on although guards have spoken; null where none did.
  guard_answer text,
  -- Of its chain: what moves it makes the proposal outdated, save what comes of the operation itself.
  version bigint NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  withdrawn_at timestamptz );
CREATE INDEX proposal_by_time ON team.proposal (proposed_at);

-- Of each person the last word counts, and a rejection for good.
CREATE TABLE team.approval (
  operation_id uuid NOT NULL REFERENCES team.proposal,
  number bigint GENERATED ALWAYS AS IDENTITY,
  person_id uuid NOT NULL REFERENCES team.person,
  verdict text NOT NULL CHECK (verdict IN ('approved', 'rejected', 'withdrawn')),
  reason text NOT NULL,
  said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (operation_id, number),
  CHECK (verdict <> 'rejected' OR reason <> '') );
`;
