import type { Migration } from './migration.ts';

/**
 * What colleagues told: their lines stand in `events` beside this desk's own, their rows in a table of their own, numbered by each
 * desk, and who their customers are among the texts. `arrivals` says where in this desk's own log each part came in: a replay
 * goes the same way, and makes the same rows.
 */
const truth = `
  CREATE TABLE colleague_rows (
    desk_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    after_sequence INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    body TEXT NOT NULL,
    person_text_id TEXT REFERENCES texts (text_id),
    person_commitment TEXT,
    PRIMARY KEY (desk_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX colleague_rows_by_import ON colleague_rows (import_id, desk_id, number);
  CREATE TRIGGER colleague_rows_are_never_changed BEFORE UPDATE ON colleague_rows
    BEGIN SELECT RAISE(ABORT, 'rows of colleagues are append-only'); END;
  CREATE TRIGGER colleague_rows_are_never_removed BEFORE DELETE ON colleague_rows
    BEGIN SELECT RAISE(ABORT, 'rows of colleagues are append-only'); END;

  CREATE TABLE arrivals (
    arrival_id INTEGER PRIMARY KEY,
    after_sequence INTEGER NOT NULL,
    after_observation INTEGER NOT NULL,
    desk_id TEXT NOT NULL,
    to_sequence INTEGER NOT NULL,
    to_number INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX arrivals_by_desk ON arrivals (desk_id, arrival_id);
`;

/** What moved chains for everybody: which chain of the team an id is of, and how often that was moved. */
const chains = `
  CREATE TABLE team_links (
    account_id TEXT NOT NULL,
    id TEXT NOT NULL,
    chain INTEGER NOT NULL,
    PRIMARY KEY (account_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE team_chains (
    chain INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    joined_into INTEGER,
    moved_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX team_chains_by_move ON team_chains (moved_at);
  CREATE TABLE team_touches (
    desk_id TEXT PRIMARY KEY,
    number INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** A line is one desk's; null and '' are this desk itself. One operation at a time holds a chain for each desk's own. */
const projections = `
  ALTER TABLE operations ADD COLUMN desk_id TEXT;
  ALTER TABLE operations ADD COLUMN seen_version INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX colleagues_operations ON operations (account_id, reference_id) WHERE desk_id IS NOT NULL;
  DROP INDEX one_in_flight_per_chain;
  CREATE UNIQUE INDEX one_in_flight_per_chain ON operations (account_id, chain_id)
    WHERE state IN ('confirmed', 'sending', 'unknown') AND desk_id IS NULL;
  DROP INDEX one_open_charge_per_order;
  CREATE UNIQUE INDEX one_open_charge_per_order ON operations (account_id, chain_id)
    WHERE operation IN ('payment', 'authorization') AND state IN ('confirmed', 'sending', 'unknown', 'pending')
      AND desk_id IS NULL;
  DROP INDEX operations_provable;
  CREATE INDEX operations_provable ON operations (operation_id)
    WHERE desk_id IS NULL AND (state IN ('unknown', 'pending') OR (state = 'refused' AND settlement IS NOT NULL));
  DROP INDEX own_plans;
  CREATE INDEX own_plans ON operations (plan_end, operation_id)
    WHERE plan_end <> '' AND state = 'succeeded' AND desk_id IS NULL;

  ALTER TABLE notifications ADD COLUMN desk_id TEXT NOT NULL DEFAULT '';
  DROP INDEX notifications_by_sequence;
  CREATE INDEX notifications_by_time ON notifications (received_at, desk_id, sequence);
  ALTER TABLE import_files ADD COLUMN desk_id TEXT NOT NULL DEFAULT '';
  DROP INDEX import_files_by_line;
  CREATE INDEX import_files_by_line ON import_files (begun_sequence) WHERE desk_id = '';
  DROP INDEX unfinished_import_files;
  CREATE INDEX unfinished_import_files ON import_files (identity)
    WHERE recorded_sequence IS NULL AND withdrawn_at IS NULL AND desk_id = '';

  ALTER TABLE imports RENAME TO imports_of_one_desk;
  CREATE TABLE imports (
    desk_id TEXT NOT NULL DEFAULT '',
    sequence INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (desk_id, sequence)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO imports (sequence, recorded_at) SELECT sequence, recorded_at FROM imports_of_one_desk;
  DROP TABLE imports_of_one_desk;

  ALTER TABLE order_notes RENAME TO order_notes_of_one_desk;
  CREATE TABLE order_notes (
    desk_id TEXT NOT NULL DEFAULT '',
    sequence INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    transaction_id TEXT,
    written_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (desk_id, sequence)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO order_notes (sequence, account_id, order_id, transaction_id, written_at, actor, body)
    SELECT sequence, account_id, order_id, transaction_id, written_at, actor, body FROM order_notes_of_one_desk;
  DROP TABLE order_notes_of_one_desk;
  CREATE INDEX order_notes_by_order ON order_notes (account_id, order_id, written_at, desk_id, sequence);
`;

export const severalDesks: Migration = {
  version: 11,
  title: 'several desks',
  up: (database) => {
    database.exec(truth);
    database.exec(chains);
    database.exec(projections);
  },
};
