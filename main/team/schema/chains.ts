/**
 * The lock. Nothing but an outcome, a proof or a person with a reason opens it: there is no time-out, because the gateway cannot be
 * told to forget a request that is still on its way.
 */
export const chains = `
CREATE SEQUENCE team.chain_number AS bigint;

CREATE TABLE team.chain (
  number bigint PRIMARY KEY,
  account_id text NOT NULL,
  -- Counts without a gap what moved it, so that a desk knows whether it has seen all of it.
  version bigint NOT NULL,
  -- The chain that it turned out to be one with.
  joined_into bigint REFERENCES team.chain );
-- Each round of each desk asks which of a few chains are such: by a walk through all that takes as long as there are chains.
CREATE INDEX joined_chain ON team.chain (number) WHERE joined_into IS NOT NULL;

-- Which ids are one chain: TRANSACTIONIDs, a SCHEDULEID, an order that charges hold. Locked in sorted order by whoever decides.
CREATE TABLE team.link (
  account_id text NOT NULL,
  id text NOT NULL CHECK (id <> ''),
  chain bigint REFERENCES team.chain,
  PRIMARY KEY (account_id, id) );
CREATE INDEX link_by_chain ON team.link (chain);

-- One attempt's right to be sent.
CREATE TABLE team.claim (
  attempt_id uuid PRIMARY KEY,
  operation_id uuid NOT NULL,
  account_id text NOT NULL,
  ids text[] NOT NULL,
  chain bigint NOT NULL REFERENCES team.chain,
  operation text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  currency text NOT NULL,
  desk_id uuid NOT NULL REFERENCES team.desk,
  person_id uuid NOT NULL REFERENCES team.person,
  -- Of what a colleague has prepared and this person carries out in strict mode: which proposal, and whose rights it goes by.
  proposal_id uuid,
  wanted_by uuid NOT NULL REFERENCES team.person,
  run uuid NOT NULL,
  host text NOT NULL,
  boot text NOT NULL,
  restored boolean NOT NULL DEFAULT false,
  state text NOT NULL
    CHECK (state IN ('open', 'unknown', 'notSent', 'refused', 'nothingHappened', 'pending', 'succeeded')),
  -- 0 open, 1 unknown, 2 a person's word, 3 the sender's own knowledge, 4 proof
  rank int NOT NULL CHECK (rank BETWEEN 0 AND 4),
  holds boolean NOT NULL,
  -- Its own desk has taken back what it had said: an answer that comes after all counts no more.
  is_taken_back boolean NOT NULL DEFAULT false,
  -- The transaction that it made.
  made_id text,
  asked int NOT NULL DEFAULT 1,
  claimed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz );
CREATE UNIQUE INDEX one_holder_per_chain ON team.claim (chain) WHERE holds;
CREATE INDEX claim_by_chain ON team.claim (chain);
CREATE INDEX claim_of_operation ON team.claim (operation_id);
CREATE INDEX claim_of_proposal ON team.claim (proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX claim_of_person ON team.claim (wanted_by, claimed_at);
CREATE INDEX claim_of_desk ON team.claim (desk_id, claimed_at);
CREATE INDEX claim_by_made ON team.claim (account_id, made_id) WHERE made_id IS NOT NULL;

-- What was asked for and not granted: the same attempt gets the same answer for ever.
CREATE TABLE team.declined (
  attempt_id uuid NOT NULL,
  desk_id uuid NOT NULL REFERENCES team.desk,
  answer jsonb NOT NULL,
  declined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (attempt_id, desk_id) );

-- What moved a chain's version, numbered for each desk without a gap.
CREATE TABLE team.touch (
  desk_id uuid NOT NULL REFERENCES team.desk,
  number bigint NOT NULL,
  -- Stands after this line of the desk, and after this row.
  sequence bigint NOT NULL,
  rows bigint NOT NULL,
  chain bigint NOT NULL REFERENCES team.chain,
  version bigint NOT NULL,
  account_id text NOT NULL,
  ids text[] NOT NULL,
  joined bigint[] NOT NULL,
  PRIMARY KEY (desk_id, number),
  UNIQUE (chain, version) );
CREATE INDEX touch_by_line ON team.touch (desk_id, sequence);
CREATE INDEX touch_by_row ON team.touch (desk_id, rows);

-- What moves money and was told of, by its content: a repetition moves nothing.
CREATE TABLE team.fact (
  account_id text NOT NULL,
  digest text NOT NULL CHECK (digest <> ''),
  desk_id uuid NOT NULL REFERENCES team.desk,
  row_id text NOT NULL,
  moves_money boolean NOT NULL,
  attempt_id uuid,
  happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account_id, row_id, digest) );
CREATE INDEX fact_that_moves ON team.fact (account_id, row_id) WHERE moves_money;
-- What happened before the team stood is not looked at where money without a claim is counted: that is most of it.
CREATE INDEX fact_since ON team.fact (happened_at) WHERE moves_money;

-- A payment that may have been made twice, or outcomes that contradict each other. It holds its chain until two people clear it.
CREATE TABLE team.alarm (
  alarm_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  chain bigint NOT NULL REFERENCES team.chain,
  kind text NOT NULL CHECK (kind IN ('heldTwice', 'contradiction')),
  attempts uuid[] NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  cleared_at timestamptz );
CREATE INDEX alarm_of_chain ON team.alarm (chain) WHERE cleared_at IS NULL;
`;
