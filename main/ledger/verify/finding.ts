/** What each check looks at. */
export type CheckName =
  /** SQLite's own pages, tables and indexes. */
  | 'file'
  /** Rows that point at rows which are not there. */
  | 'references'
  /** The digests that tie each line of the log to the one before, per desk. */
  | 'chain'
  /** Notes and people against the salted digests that the log and the observations hold of them. */
  | 'commitments'
  /** Observations against the digest of their import. */
  | 'imports'
  /** Operations, attempts and transactions against what the log makes of them. */
  | 'projections'
  /** The log against the witness beside its file, and those of its backups. */
  | 'witness'
  /** The log against its seal, and against what the keychain remembers of it. */
  | 'seal'
  /** The log against the copies of it that the team's engine has. */
  | 'team'
  /** The search index against the rows that it was made from. */
  | 'search';

/** One thing that is wrong with a ledger: which check saw it, where, and what it is. */
export interface Finding {
  readonly check: CheckName;
  readonly where: string;
  readonly what: string;
}
