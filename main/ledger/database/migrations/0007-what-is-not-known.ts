import type { Migration } from './migration.ts';

/** Who stands behind a refused notification; of those that are there nobody knows, and so nobody pushes them out. */
const senders = `
  ALTER TABLE refused_notifications ADD COLUMN sender TEXT NOT NULL DEFAULT 'person';
  DROP INDEX refused_notifications_by_time;
  CREATE INDEX refused_notifications_by_sender ON refused_notifications (sender, received_at, refused_id);
`;

export const whatIsNotKnown: Migration = {
  version: 7,
  title: 'what is not known',
  rebuilds: { why: 'a row says what no source has told of it', meanwhile: 'readable' },
  up: (database) => {
    database.exec(senders);
  },
};
