import { deliveries } from './delivery-schema.ts';

/** Secrets, full card numbers and cryptograms have no column here, so that none can be stored. */
const firstBook = `
CREATE TABLE transactions (
  sequence       INTEGER PRIMARY KEY,
  transactionId  TEXT NOT NULL UNIQUE,
  identifier     TEXT NOT NULL,
  operation      TEXT NOT NULL,
  chain          INTEGER NOT NULL REFERENCES transactions (sequence),
  reference      INTEGER REFERENCES transactions (sequence),
  voidedBy       INTEGER REFERENCES transactions (sequence),
  at             INTEGER NOT NULL,
  amount         INTEGER NOT NULL CHECK (amount >= 0),
  currency       TEXT NOT NULL,
  execcode       TEXT NOT NULL CHECK (length(execcode) = 4),
  orderId        TEXT NOT NULL,
  description    TEXT NOT NULL,
  extraData      TEXT NOT NULL,
  version        TEXT NOT NULL,
  descriptor     TEXT NOT NULL,
  origin         TEXT NOT NULL,
  alias          TEXT NOT NULL,
  aliasMode      TEXT NOT NULL,
  authentication TEXT NOT NULL,
  clientIdent    TEXT NOT NULL,
  clientEmail    TEXT NOT NULL,
  clientIp       TEXT NOT NULL,
  clientReferrer TEXT NOT NULL,
  clientDob      TEXT NOT NULL,
  clientAddress  TEXT NOT NULL,
  language       TEXT NOT NULL,
  cardMask       TEXT NOT NULL CHECK (length(replace(cardMask, 'X', '')) <= 10),
  cardType       TEXT NOT NULL,
  cardCountry    TEXT NOT NULL,
  cardValidity   TEXT NOT NULL,
  cardFullName   TEXT NOT NULL
) STRICT;
CREATE INDEX transactionsByChain ON transactions (chain);

CREATE TABLE aliases (
  alias  TEXT PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES transactions (sequence)
) STRICT;

CREATE TABLE waiting (
  subject     INTEGER PRIMARY KEY REFERENCES transactions (sequence),
  token       TEXT UNIQUE,
  verdict     TEXT NOT NULL CHECK (length(verdict) = 4),
  createAlias INTEGER NOT NULL,
  captureDate TEXT
) STRICT;

CREATE TABLE agenda (
  id      INTEGER PRIMARY KEY,
  dueAt   INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  subject INTEGER NOT NULL REFERENCES transactions (sequence)
) STRICT;
CREATE INDEX agendaByTime ON agenda (dueAt, id);
`;

/** N-times plans. */
const plans = `
ALTER TABLE transactions ADD COLUMN schedule INTEGER REFERENCES transactions (sequence);
ALTER TABLE transactions ADD COLUMN instalment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transactions ADD COLUMN instalments INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transactions ADD COLUMN retry INTEGER NOT NULL DEFAULT 0;
CREATE INDEX transactionsBySchedule ON transactions (schedule) WHERE schedule IS NOT NULL;
CREATE INDEX transactionsByReference ON transactions (reference) WHERE reference IS NOT NULL;

CREATE TABLE instalments (
  schedule   INTEGER NOT NULL REFERENCES transactions (sequence),
  instalment INTEGER NOT NULL CHECK (instalment > 0),
  day        TEXT NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (schedule, instalment)
) STRICT, WITHOUT ROWID;

ALTER TABLE agenda ADD COLUMN instalment INTEGER;
`;

/** What other payment methods than cards need: mandates that end, and holders who come back from a page of ours. */
const methods = `
ALTER TABLE aliases ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;

CREATE TABLE visits (
  token   TEXT PRIMARY KEY,
  subject INTEGER NOT NULL REFERENCES transactions (sequence),
  success TEXT NOT NULL,
  cancel  TEXT NOT NULL
) STRICT;
`;

/** What leads from one version of the data file to the next; never changed once it has been released. */
export const upgrades: readonly string[] = [firstBook, plans, methods, deliveries];

/** The data file's version, kept in `user_version`. */
export const bookVersion = upgrades.length;
