import type { Migration } from './migration.ts';

/** What it takes to settle an unknown outcome by proof, and to warn before money leaves twice. Older rows learn their EXTRADATA from the next import. */
const shape = `
  ALTER TABLE transactions ADD COLUMN extra_data TEXT NOT NULL DEFAULT '';
  ALTER TABLE transactions ADD COLUMN known_from TEXT NOT NULL DEFAULT 'import';
  CREATE INDEX transactions_by_extra_data ON transactions (account_id, extra_data) WHERE extra_data <> '';

  ALTER TABLE transactions ADD COLUMN charged_back INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN direct_debit INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE transactions ADD COLUMN capture_day TEXT NOT NULL DEFAULT '';

  ALTER TABLE attempts ADD COLUMN proof TEXT;
  ALTER TABLE operations ADD COLUMN guards TEXT;

  CREATE TABLE looks (
    look_id INTEGER PRIMARY KEY,
    operation_id TEXT NOT NULL REFERENCES operations (operation_id),
    looked_at INTEGER NOT NULL,
    result TEXT NOT NULL,
    cause TEXT
  ) STRICT;
  CREATE INDEX looks_by_operation ON looks (operation_id, looked_at);
`;

export const proofs: Migration = {
  version: 3,
  title: 'proofs',
  up: (database) => void database.exec(shape),
};
