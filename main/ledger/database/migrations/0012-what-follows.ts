import type { Migration } from './migration.ts';

/** Where each word of the index of words stands, row by row: to be gone through as far as it is worth while. */
const words = `
  CREATE VIRTUAL TABLE word_places USING fts5vocab (transaction_words, 'instance');
`;

/** An edit of a desk's bore for ever what was known of its currency when it came: the rows are made anew. */
export const whatFollows: Migration = {
  version: 12,
  title: 'what follows',
  rebuilds: { why: 'an edit that a desk made has the currency of what it refers to', meanwhile: 'readable' },
  up: (database) => {
    database.exec(words);
  },
};
