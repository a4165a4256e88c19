import type { Migration } from './migration.ts';

/**
 * A row whose source told no currency takes one from the rows around it: what was told stays beside what follows. Such rows are
 * few, and are found by their order and their chain.
 */
const currencies = `
  ALTER TABLE transactions ADD COLUMN currency_told INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE transactions ADD COLUMN currency_known INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE transactions ADD COLUMN in_major_units INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN told_minor INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN told_currency TEXT NOT NULL DEFAULT 'EUR';
  CREATE INDEX transactions_without_currency ON transactions (account_id, order_id) WHERE currency_told = 0;
  CREATE INDEX chains_without_currency ON transactions (account_id, root_id) WHERE currency_told = 0;
`;

export const whatIsNotKnown: Migration = {
  version: 7,
  title: 'what is not known',
  rebuilds: { why: 'a row says what no source has told of it', meanwhile: 'readable' },
  up: (database) => {
    database.exec(currencies);
  },
};
