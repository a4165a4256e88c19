import { randomUUID } from 'node:crypto';
import type { Migration } from './migration.ts';

/** Truth: events and observations, never changed. Projections: operations, attempts, transactions, made anew from it. */
const truth = `
  CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    desk_id TEXT NOT NULL
  ) STRICT;

  CREATE TABLE events (
    desk_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    schema_version INTEGER NOT NULL,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    body BLOB NOT NULL,
    previous_digest TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (desk_id, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE people (
    person_id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    body TEXT
  ) STRICT;
  CREATE UNIQUE INDEX people_by_body ON people (body) WHERE body IS NOT NULL;

  CREATE TABLE notes (
    note_id TEXT PRIMARY KEY,
    salt BLOB NOT NULL,
    body TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE observations (
    observation_id INTEGER PRIMARY KEY,
    import_id TEXT NOT NULL,
    after_sequence INTEGER NOT NULL,
    body TEXT NOT NULL,
    person_id INTEGER REFERENCES people (person_id),
    person_commitment TEXT
  ) STRICT;
  CREATE INDEX observations_by_sequence ON observations (after_sequence);

  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER observations_are_never_changed BEFORE UPDATE ON observations
    BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;
  CREATE TRIGGER observations_are_never_removed BEFORE DELETE ON observations
    BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;
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
    note_id TEXT REFERENCES notes (note_id),
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    drafted_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    changed_at INTEGER NOT NULL,
    settlement TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX one_in_flight_per_chain ON operations (account_id, chain_id)
    WHERE state IN ('confirmed', 'sending', 'unknown');
  CREATE INDEX operations_by_chain ON operations (account_id, chain_id);
  CREATE INDEX operations_by_state ON operations (state, changed_at);

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
    UNIQUE (operation_id, number)
  ) STRICT, WITHOUT ROWID;
`;

/** The row id follows business time, so that "newest first" is a walk along the table (see position.ts). */
const transactions = `
  CREATE TABLE transactions (
    position INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    root_id TEXT NOT NULL,
    reference_id TEXT,
    operation TEXT NOT NULL,
    order_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    execcode TEXT NOT NULL,
    status TEXT NOT NULL,
    voided_by TEXT,
    card TEXT NOT NULL,
    client TEXT NOT NULL,
    client_email TEXT NOT NULL,
    client_name TEXT NOT NULL,
    search_text TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    known_at INTEGER NOT NULL,
    UNIQUE (account_id, transaction_id)
  ) STRICT;
  CREATE INDEX transactions_by_root ON transactions (account_id, root_id);
  CREATE INDEX transactions_by_id ON transactions (transaction_id);
  CREATE INDEX transactions_by_order ON transactions (order_id);
  CREATE INDEX transactions_by_amount ON transactions (amount_minor);

  CREATE VIRTUAL TABLE transaction_search USING fts5 (
    search_text, content = 'transactions', content_rowid = 'position', tokenize = 'trigram', detail = none
  );
  CREATE TRIGGER search_follows_insert AFTER INSERT ON transactions BEGIN
    INSERT INTO transaction_search (rowid, search_text) VALUES (new.position, new.search_text);
  END;
  CREATE TRIGGER search_follows_delete AFTER DELETE ON transactions BEGIN
    INSERT INTO transaction_search (transaction_search, rowid, search_text)
    VALUES ('delete', old.position, old.search_text);
  END;
  CREATE TRIGGER search_follows_update AFTER UPDATE OF search_text ON transactions
    WHEN old.search_text IS NOT new.search_text BEGIN
    INSERT INTO transaction_search (transaction_search, rowid, search_text)
    VALUES ('delete', old.position, old.search_text);
    INSERT INTO transaction_search (rowid, search_text) VALUES (new.position, new.search_text);
  END;
`;

/** The whole first shape: event log, observations, journal, transactions and their search index. */
export const firstLedger: Migration = {
  version: 1,
  title: 'the first ledger',
  up: (database) => {
    database.exec(truth);
    database.exec(journal);
    database.exec(transactions);
    database.prepare('INSERT INTO ledger (one, desk_id) VALUES (1, ?)').run(randomUUID());
  },
};
