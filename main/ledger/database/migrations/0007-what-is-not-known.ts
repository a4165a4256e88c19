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

/** Who stands behind a refused notification; of those that are there nobody knows, and so nobody pushes them out. */
const senders = `
  ALTER TABLE refused_notifications ADD COLUMN sender TEXT NOT NULL DEFAULT 'person';
  DROP INDEX refused_notifications_by_time;
  CREATE INDEX refused_notifications_by_sender ON refused_notifications (sender, received_at, refused_id);
`;

/**
 * Rows that were heard and could not be read, by all that each of them tells: the same row, told again, is the same line.
 * Columns of a row that are left out or shortened stand beside it, as JSON.
 */
const unread = `
  ALTER TABLE transactions ADD COLUMN not_whole TEXT;
  CREATE TABLE unread_rows (
    account_id TEXT NOT NULL,
    content TEXT NOT NULL,
    transaction_id TEXT,
    order_id TEXT NOT NULL,
    reference_id TEXT,
    operation TEXT,
    blamed TEXT NOT NULL,
    problem TEXT NOT NULL,
    source TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, content)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unread_rows_by_order ON unread_rows (account_id, order_id) WHERE order_id <> '';
  CREATE INDEX unread_rows_by_reference ON unread_rows (account_id, reference_id) WHERE reference_id IS NOT NULL;
  CREATE INDEX unread_rows_by_transaction ON unread_rows (account_id, transaction_id) WHERE transaction_id IS NOT NULL;
`;

/**
 * When a row happened may not be known, nor how it was paid; a debit has a day of its own. What a gateway answered under
 * another's TRANSACTIONID proves nothing, and is kept beside the attempt. `direct_debit` stays behind unused: to drop it would
 * write the rows of years once more, which are made anew anyway.
 */
const timesAndMethods = `
  ALTER TABLE transactions ADD COLUMN time_known INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE transactions ADD COLUMN method TEXT NOT NULL DEFAULT 'unknown';
  ALTER TABLE transactions ADD COLUMN debit_day TEXT NOT NULL DEFAULT '';
  ALTER TABLE attempts ADD COLUMN foreign_answer TEXT;
`;

export const whatIsNotKnown: Migration = {
  version: 7,
  title: 'what is not known',
  rebuilds: { why: 'a row says what no source has told of it', meanwhile: 'readable' },
  up: (database) => {
    database.exec(currencies);
    database.exec(senders);
    database.exec(unread);
    database.exec(timesAndMethods);
  },
};
