/** Of which team a ledger is: as durable as its log, and known before anything else is done with it. */
export interface Belonging {
  /** By which its log goes in a team. */
  readonly deskId: string;
  /** Null for a ledger of no team. */
  readonly teamId: string | null;
  /** The team that it is of or was of last: what that told stays in it, so that it can join no other. Null for none. */
  readonly lastTeamId: string | null;
  /** Resolves when it is durable. Null when the ledger leaves its team. */
  belongTo(teamId: string | null): Promise<void>;
}
