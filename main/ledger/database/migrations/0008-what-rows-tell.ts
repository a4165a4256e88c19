import type { Migration } from './migration.ts';

/**
 * What each row stands at: a chain's root at what its chain does, any other row at its own outcome. Nothing here depends on
 * the time: until when an authorization can be captured follows from its own time, the account and the clock. Most rows
 * are paid or done: a walk of the list meets a page of those as soon as an index would.
 */
const states = `
  ALTER TABLE transactions ADD COLUMN standing TEXT NOT NULL DEFAULT 'done';
  ALTER TABLE transactions ADD COLUMN left_minor INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN left_at_most INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN left_currency TEXT NOT NULL DEFAULT 'EUR';
  CREATE INDEX transactions_by_standing ON transactions (standing) WHERE standing NOT IN ('paid', 'done');
`;

/** The beginning of a card is asked for as its end is. */
const cards = `
  CREATE INDEX transactions_by_first_six ON transactions (substr(card, 1, 6)) WHERE card <> '';
`;

/** Further texts of an export, as one JSON object by the names of main/domain/further-texts.ts; null for none. */
const furtherTexts = `
  ALTER TABLE transactions ADD COLUMN further TEXT;
`;

/** What people wrote beside an order; a line of the log is behind each, and its text is erased with that line's. */
const orderNotes = `
  CREATE TABLE order_notes (
    sequence INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    transaction_id TEXT,
    written_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX order_notes_by_order ON order_notes (account_id, order_id);
`;

/**
 * Files that came in, each by the line that it began with; and those that were withdrawn, with the keys of the rows that stay, as
 * JSON: a replay has to know of them before it comes to the rows.
 */
const files = `
  CREATE TABLE import_files (
    import_id TEXT PRIMARY KEY,
    identity TEXT NOT NULL,
    begun_sequence INTEGER NOT NULL,
    recorded_sequence INTEGER,
    recorded_at INTEGER,
    rows INTEGER,
    withdrawn_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_files_by_line ON import_files (begun_sequence);
  CREATE INDEX unfinished_import_files ON import_files (identity)
    WHERE recorded_sequence IS NULL AND withdrawn_at IS NULL;
  CREATE TABLE withdrawals (
    import_id TEXT PRIMARY KEY,
    kept TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export const whatRowsTell: Migration = {
  version: 8,
  title: 'what rows tell',
  rebuilds: {
    why: 'a row says what its chain stands at, and what its source told beside its money',
    meanwhile: 'readable',
  },
  up: (database) => {
    database.exec(states);
    database.exec(cards);
    database.exec(furtherTexts);
    database.exec(orderNotes);
    database.exec(files);
  },
};
