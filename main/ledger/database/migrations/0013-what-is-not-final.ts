import type { Migration } from './migration.ts';

/** What a customer was credited lately is read before each refund; of what else a desk does there may be thousands a day. */
const credits = `
  CREATE INDEX operations_of_credits ON operations (account_id, changed_at) WHERE operation = 'credit';
`;

/** What was stored as left of a chain counted on voids that were not final, and on what was named wrongly: it is made anew. */
export const whatIsNotFinal: Migration = {
  version: 13,
  title: 'what is not final',
  rebuilds: { why: 'less is left where a void is not final, or an id was mistyped', meanwhile: 'readable' },
  up: (database) => {
    database.exec(credits);
  },
};
