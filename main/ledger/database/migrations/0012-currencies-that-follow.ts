import type { Migration } from './migration.ts';

/** No table changes: an edit of this desk's or of a colleague's bore for ever what was known of its currency when it came. */
export const currenciesThatFollow: Migration = {
  version: 12,
  title: 'currencies that follow',
  rebuilds: { why: 'an edit that a desk made has the currency of what it refers to', meanwhile: 'readable' },
  up: () => {},
};
