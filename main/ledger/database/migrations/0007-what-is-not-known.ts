import type { Migration } from './migration.ts';

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

export const whatIsNotKnown: Migration = {
  version: 7,
  title: 'what is not known',
  rebuilds: { why: 'a row says what no source has told of it', meanwhile: 'readable' },
  up: (database) => {
    database.exec(senders);
    database.exec(unread);
  },
};
