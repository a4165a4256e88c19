/** Which team a ledger is a part of, and since when: milliseconds UTC. */
export interface TeamBond {
  readonly teamId: string;
  readonly joinedAt: number;
}

/** What a ledger keeps of its team, as durably as its log: a rebuild and a backup keep it too. */
export interface TeamRecords {
  /** Null for a desk alone. */
  readBond(): Promise<TeamBond | null>;
  /** Bears the team's id from now on. Rejects where the ledger bears another one's. */
  bind(bond: TeamBond): Promise<void>;
  /** Leaves the team; false while an operation of this desk is open, and then nothing has changed. */
  unbind(): Promise<boolean>;
  /**
   * The first line of this desk whose body was redacted: it bears the digest of what it was, so that nobody else can verify it. Null
   * for none. It reads the whole log.
   */
  findRedacted(): Promise<number | null>;
}
