import type { Migration } from './migration.ts';

export const whatIsNotKnown: Migration = {
  version: 7,
  title: 'what is not known',
  rebuilds: { why: 'a row says what no source has told of it', meanwhile: 'readable' },
  up: () => {},
};
