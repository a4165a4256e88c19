import type { SchemaStep } from './step.ts';

export const step2: SchemaStep = {
  version: 2,
  says: 'the team’s roles bear its id, and each version says by whose hand it came',
  namesRoles: true,
  tables: `
ALTER TABLE team.schema ADD COLUMN applied_by name;
ALTER TABLE team.schema ALTER COLUMN applied_by SET DEFAULT session_user;
`,
};
