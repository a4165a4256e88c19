import type { SchemaStep } from './step.ts';

export const step2: SchemaStep = {
  version: 2,
  says: 'roles bear the team’s id; strict mode; how desks stand; withdrawals in pieces; whose hand a version came by',
  namesRoles: true,
  tables: `
ALTER TABLE team.schema ADD COLUMN applied_by name;
ALTER TABLE team.schema ALTER COLUMN applied_by SET DEFAULT session_user;

CREATE TABLE team.stand (
  desk_id uuid PRIMARY KEY REFERENCES team.desk,
  program text NOT NULL CHECK (length(program) BETWEEN 1 AND 64),
  sequence bigint NOT NULL CHECK (sequence BETWEEN 0 AND 9007199254740991),
  taken jsonb NOT NULL,
  said_at timestamptz NOT NULL DEFAULT clock_timestamp() );
CREATE INDEX joined_chain ON team.chain (number) WHERE joined_into IS NOT NULL;
CREATE INDEX fact_since ON team.fact (happened_at) WHERE moves_money;
CREATE INDEX erasing_lines ON team.event (desk_id, sequence) WHERE position('"textsErased"'::bytea IN body) > 0;

DROP FUNCTION team.list_withdrawn(uuid, bigint);
CREATE TABLE team.withdrawal (
  desk_id uuid NOT NULL,
  sequence bigint NOT NULL,
  import_id text NOT NULL,
  moved bigint NOT NULL DEFAULT 0,
  ended_at timestamptz,
  PRIMARY KEY (desk_id, sequence),
  FOREIGN KEY (desk_id, sequence) REFERENCES team.event );
CREATE INDEX withdrawal_under_way ON team.withdrawal (desk_id, sequence) WHERE ended_at IS NULL;

ALTER TABLE team.settings ADD COLUMN strict boolean NOT NULL DEFAULT false;
ALTER TABLE team.claim ADD COLUMN proposal_id uuid, ADD COLUMN wanted_by uuid REFERENCES team.person;
UPDATE team.claim SET wanted_by = person_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE team.claim ALTER COLUMN wanted_by SET NOT NULL;
CREATE INDEX claim_of_proposal ON team.claim (proposal_id) WHERE proposal_id IS NOT NULL;
DROP INDEX team.claim_of_person;
CREATE INDEX claim_of_person ON team.claim (wanted_by, claimed_at);
`,
};
