import type { Migration } from './migration.ts';

/**
 * A log with schemas of its own. Texts that can be erased get a table for all of them; a draft keeps what its review
 * showed, an attempt how it was judged. The journal's tables are projections and are made anew; no byte of `events` changes.
 */
const texts = `
  DROP TABLE looks;
  DROP TABLE attempts;
  DROP TABLE operations;
  ALTER TABLE notes RENAME TO texts;
  ALTER TABLE texts RENAME COLUMN note_id TO text_id;
`;

const journal = `
  CREATE TABLE operations (
    operation_id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    chain_id TEXT NOT NULL,
    reference_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    drafted_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    changed_at INTEGER NOT NULL,
    settlement TEXT,
    guards TEXT,
    review TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX one_in_flight_per_chain ON operations (account_id, chain_id)
    WHERE state IN ('confirmed', 'sending', 'unknown');
  CREATE INDEX operations_by_chain ON operations (account_id, chain_id);
  CREATE INDEX operations_by_change ON operations (changed_at, operation_id) WHERE state <> 'drafted';
  CREATE INDEX operations_by_state ON operations (state, changed_at);
  CREATE INDEX operations_open ON operations (account_id, order_id)
    WHERE state IN ('confirmed', 'sending', 'unknown', 'pending');
  CREATE INDEX operations_provable ON operations (operation_id)
    WHERE state IN ('unknown', 'pending') OR (state = 'refused' AND settlement IS NOT NULL);
  CREATE INDEX operations_by_settled ON operations (settlement ->> 'transactionId') WHERE settlement IS NOT NULL;

  CREATE TABLE attempts (
    attempt_id TEXT PRIMARY KEY,
    operation_id TEXT NOT NULL REFERENCES operations (operation_id),
    number INTEGER NOT NULL,
    url TEXT NOT NULL,
    parameters TEXT NOT NULL,
    sent_at INTEGER,
    ended_at INTEGER,
    execcode TEXT,
    message TEXT,
    transaction_id TEXT,
    cause TEXT,
    verdict TEXT,
    proof TEXT,
    UNIQUE (operation_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attempts_by_transaction ON attempts (transaction_id) WHERE transaction_id IS NOT NULL;

  CREATE TABLE looks (
    look_id INTEGER PRIMARY KEY,
    operation_id TEXT NOT NULL REFERENCES operations (operation_id),
    looked_at INTEGER NOT NULL,
    result TEXT NOT NULL,
    cause TEXT
  ) STRICT;
  CREATE INDEX looks_by_operation ON looks (operation_id, looked_at);

  CREATE TABLE imports (
    sequence INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL
  ) STRICT;
`;

/** An order is asked for within its account; its rows then come in the order of the list. */
const transactions = `
  DROP INDEX transactions_by_order;
  CREATE INDEX transactions_by_order ON transactions (account_id, order_id);
`;

/** A person's right to be forgotten: the one way to change a body, open for one line and within one transaction. */
const redaction = `
  CREATE TABLE redactions (
    sequence INTEGER PRIMARY KEY,
    desk_id TEXT NOT NULL
  ) STRICT;
  DROP TRIGGER events_are_never_changed;
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    WHEN NOT EXISTS (SELECT 1 FROM redactions r WHERE r.desk_id = old.desk_id AND r.sequence = old.sequence)
      OR new.desk_id IS NOT old.desk_id OR new.sequence IS NOT old.sequence OR new.event_id IS NOT old.event_id
      OR new.schema_version IS NOT old.schema_version OR new.actor IS NOT old.actor
      OR new.recorded_at IS NOT old.recorded_at OR new.previous_digest IS NOT old.previous_digest
      OR new.digest IS NOT old.digest
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
`;

export const ownLog: Migration = {
  version: 5,
  title: 'a log of its own',
  rebuilds: { why: 'the tables of the journal are dropped', meanwhile: 'unreadable' },
  up: (database) => {
    database.exec(texts);
    database.exec(journal);
    database.exec(transactions);
    database.exec(redaction);
  },
};
