import { soughtByCodeAndAuthor } from './0010-sought-by-code-and-author.ts';
import type { Migration } from './migration.ts';

/**
 * What the gateway makes later of a plan has an id that nobody here has seen: whoever looks for it goes by the plans that this desk
 * asked for. Their last day stands beside them, so that those of years ago are not read; empty for what is paid at once.
 */
const ownPlans = `
  ALTER TABLE operations ADD COLUMN plan_end TEXT NOT NULL DEFAULT '';
  UPDATE operations SET plan_end = coalesce(
    (SELECT max(substr(p.key, length('AMOUNTS[') + 1, length('2026-01-31')))
     FROM attempts a, json_each(a.parameters) p
     WHERE a.operation_id = operations.operation_id AND p.key LIKE 'AMOUNTS[%'), '')
    WHERE operation = 'payment';
  CREATE INDEX own_plans ON operations (plan_end, operation_id) WHERE plan_end <> '' AND state = 'succeeded';
`;

export const lookedFor: Migration = {
  version: 10,
  title: 'looked for',
  up: (database) => {
    database.exec(ownPlans);
    database.exec(soughtByCodeAndAuthor);
  },
};
