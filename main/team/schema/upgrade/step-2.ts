import type { SchemaStep } from './step.ts';

export const step2: SchemaStep = {
  version: 2,
  says: 'the team’s roles bear its id, each version says by whose hand it came, and desks say how they stand',
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
CREATE INDEX erasing_lines ON team.event (desk_id, sequence) WHERE position('"textsErased"'::bytea IN body) > 0;
`,
};
