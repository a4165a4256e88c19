import type { Migration } from './migration.ts';

/** What captures, credits and stops need to know of a transaction. Older rows learn it from the next import. */
const columns = `
  ALTER TABLE transactions ADD COLUMN schedule TEXT NOT NULL DEFAULT '';
  ALTER TABLE transactions ADD COLUMN schedule_id TEXT;
  ALTER TABLE transactions ADD COLUMN alias TEXT NOT NULL DEFAULT '';
  ALTER TABLE transactions ADD COLUMN authenticated INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX transactions_by_schedule ON transactions (account_id, schedule_id) WHERE schedule_id IS NOT NULL;
`;

export const plansAndAliases: Migration = {
  version: 2,
  title: 'plans and aliases',
  up: (database) => void database.exec(columns),
};
