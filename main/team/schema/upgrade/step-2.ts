import type { SchemaStep } from './step.ts';

export const step2: SchemaStep = {
  version: 2,
  says: 'the team’s roles bear its id, each version says by whose hand it came, and a team can be strict',
  namesRoles: true,
  tables: `
ALTER TABLE team.schema ADD COLUMN applied_by name;
ALTER TABLE team.schema ALTER COLUMN applied_by SET DEFAULT session_user;
ALTER TABLE team.settings ADD COLUMN strict boolean NOT NULL DEFAULT false;
ALTER TABLE team.claim ADD COLUMN proposal_id uuid;
ALTER TABLE team.claim ADD COLUMN wanted_by uuid REFERENCES team.person;
UPDATE team.claim SET wanted_by = person_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE team.claim ALTER COLUMN wanted_by SET NOT NULL;
CREATE INDEX claim_of_proposal ON team.claim (proposal_id) WHERE proposal_id IS NOT NULL;
DROP INDEX team.claim_of_person;
CREATE INDEX claim_of_person ON team.claim (wanted_by, claimed_at);
`,
};
