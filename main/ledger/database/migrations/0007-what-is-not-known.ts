import type { Migration } from './migration.ts';

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
    database.exec(timesAndMethods);
  },
};
