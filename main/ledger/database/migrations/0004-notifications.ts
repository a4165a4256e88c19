import type { Migration } from './migration.ts';

/**
 * What notifications need: the kept ones, a projection of the log; the refused ones, which are no truth and stand apart;
 * and a mark on references that no gateway named. Edits without a reference are few: their index stays small.
 */
const shape = `
  CREATE TABLE notifications (
    content_digest TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    order_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    execcode TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX notifications_by_sequence ON notifications (sequence);

  CREATE TABLE refused_notifications (
    refused_id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    reason TEXT NOT NULL,
    parameters TEXT NOT NULL
  ) STRICT;
  CREATE INDEX refused_notifications_by_time ON refused_notifications (received_at, refused_id);

  CREATE INDEX observations_by_import ON observations (import_id);

  ALTER TABLE transactions ADD COLUMN reference_inferred INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX transactions_without_reference ON transactions (account_id, order_id)
    WHERE operation IN ('capture', 'void', 'refund') AND (reference_id IS NULL OR reference_inferred = 1);
`;

export const notifications: Migration = {
  version: 4,
  title: 'notifications',
  up: (database) => void database.exec(shape),
};
