import type { Migration } from './migration.ts';

/**
 * What a row was told, beside what follows for it from its neighbours: the same facts make the same row in any order. By whom
 * and when its order, amount and time were told, and its outcome; times in milliseconds UTC.
 */
const facts = `
  ALTER TABLE transactions ADD COLUMN told_reference_id TEXT;
  ALTER TABLE transactions ADD COLUMN told_voided_by TEXT;
  ALTER TABLE transactions ADD COLUMN told_from TEXT NOT NULL DEFAULT 'import';
  ALTER TABLE transactions ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN outcome_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN told_others TEXT;

  DROP INDEX transactions_without_reference;
  CREATE INDEX transactions_without_reference ON transactions (account_id, order_id)
    WHERE operation IN ('capture', 'void', 'refund') AND told_reference_id IS NULL;
  DROP INDEX transactions_by_order;
  CREATE INDEX transactions_by_order ON transactions (order_id, account_id);
  CREATE INDEX transactions_by_place_in_plan
    ON transactions (account_id, order_id, schedule, happened_at, transaction_id) WHERE schedule <> '';
  CREATE INDEX transactions_by_undone ON transactions (account_id, reference_id, happened_at, transaction_id)
    WHERE operation = 'void' AND status = 'succeeded';
  CREATE INDEX transactions_by_told_void ON transactions (account_id, told_voided_by, transaction_id)
    WHERE told_voided_by <> '';
  CREATE INDEX transactions_by_last_four ON transactions (substr(card, -4)) WHERE card <> '';
`;

/**
 * Two indexes over one text: groups of three characters anywhere, and beginnings of words of one and two. Their segments are
 * merged when nobody waits, never within a write; the rows of each group are counted then, too. Rows that are there come into
 * the second when they are made anew, which follows.
 */
const search = `
  CREATE VIRTUAL TABLE transaction_words USING fts5 (
    search_text, content = 'transactions', content_rowid = 'position',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2', detail = none
  );
  CREATE VIRTUAL TABLE transaction_vocabulary USING fts5vocab (transaction_search, 'row');
  INSERT INTO transaction_search (transaction_search, rank) VALUES ('automerge', 0);
  INSERT INTO transaction_words (transaction_words, rank) VALUES ('automerge', 0);
  CREATE TABLE trigram_counts (
    trigram TEXT PRIMARY KEY,
    rows INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  DROP TRIGGER search_follows_insert;
  DROP TRIGGER search_follows_delete;
  DROP TRIGGER search_follows_update;
  CREATE TRIGGER search_follows_insert AFTER INSERT ON transactions BEGIN
    INSERT INTO transaction_search (rowid, search_text) VALUES (new.position, new.search_text);
    INSERT INTO transaction_words (rowid, search_text) VALUES (new.position, new.search_text);
  END;
  CREATE TRIGGER search_follows_delete AFTER DELETE ON transactions BEGIN
    INSERT INTO transaction_search (transaction_search, rowid, search_text)
    VALUES ('delete', old.position, old.search_text);
    INSERT INTO transaction_words (transaction_words, rowid, search_text)
    VALUES ('delete', old.position, old.search_text);
  END;
  CREATE TRIGGER search_follows_update AFTER UPDATE OF position, search_text ON transactions
    WHEN old.search_text IS NOT new.search_text OR old.position <> new.position BEGIN
    INSERT INTO transaction_search (transaction_search, rowid, search_text)
    VALUES ('delete', old.position, old.search_text);
    INSERT INTO transaction_search (rowid, search_text) VALUES (new.position, new.search_text);
    INSERT INTO transaction_words (transaction_words, rowid, search_text)
    VALUES ('delete', old.position, old.search_text);
    INSERT INTO transaction_words (rowid, search_text) VALUES (new.position, new.search_text);
  END;
`;

/** What is kept about the file itself: no truth, and nothing is derived from it. */
const upkeep = `
  CREATE TABLE upkeep (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export const yearsOfData: Migration = {
  version: 6,
  title: 'years of data',
  rebuilds: { why: 'what a row was told has columns of its own', meanwhile: 'readable' },
  up: (database) => {
    database.exec(facts);
    database.exec(search);
    database.exec(upkeep);
  },
};
