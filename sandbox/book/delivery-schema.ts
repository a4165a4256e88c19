/** What leaves the gateway by itself: notifications, chargebacks that they tell of, and export files. */
export const deliveries = `
CREATE TABLE notifications (
  id         INTEGER PRIMARY KEY,
  subject    INTEGER NOT NULL REFERENCES transactions (sequence),
  identifier TEXT NOT NULL,
  kind       TEXT NOT NULL,
  fields     TEXT NOT NULL,
  madeAt     INTEGER NOT NULL,
  dueAt      INTEGER,
  held       INTEGER NOT NULL,
  startedAt  INTEGER,
  triedAt    INTEGER,
  tries      INTEGER NOT NULL DEFAULT 0,
  result     TEXT NOT NULL DEFAULT 'pending',
  httpCode   INTEGER,
  content    TEXT NOT NULL DEFAULT '' CHECK (length(content) <= 45)
) STRICT;
CREATE INDEX notificationsByTime ON notifications (identifier, dueAt, id) WHERE dueAt IS NOT NULL;
CREATE INDEX notificationsBySubject ON notifications (subject, id);

CREATE TABLE chargebacks (
  id      INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL UNIQUE REFERENCES transactions (sequence),
  at      INTEGER NOT NULL,
  amount  INTEGER NOT NULL CHECK (amount > 0),
  code    TEXT NOT NULL,
  reason  TEXT NOT NULL
) STRICT;

CREATE TABLE exports (
  id          INTEGER PRIMARY KEY,
  identifier  TEXT NOT NULL,
  operation   TEXT NOT NULL,
  request     TEXT NOT NULL,
  destination TEXT NOT NULL,
  madeAt      INTEGER NOT NULL,
  state       TEXT NOT NULL DEFAULT 'pending',
  report      TEXT NOT NULL DEFAULT '',
  content     BLOB,
  explanation TEXT NOT NULL DEFAULT ''
) STRICT;
`;
