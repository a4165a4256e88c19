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

INSERT INTO transactions VALUES (
  1, 'A2000001', 'SHOP', 'payment', 1, NULL, NULL, 1773046800000, 1000, 'EUR', '0000', '1234', 'Knows nothing', '',
  '3.0', 'SANDBOX SHOP', 'DIRECTLINK', '', '', 'not_required', 'john.snow', 'john.snow@example.com', '10.1.1.1', '', '',
  '', 'en', '111122XXXXXX4444', 'UNKNOWN', 'FR', '12-28', 'JOHN SNOW'
);

PRAGMA user_version = 1;
