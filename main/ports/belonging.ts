/** Of which team a ledger is: as durable as its log, and the first thing that is known of it when it opens. */
export interface Belonging {
  /** By which its log goes in a team. */
  readonly deskId: string;
  /** Null for a ledger of no team. */
  readonly teamId: string | null;
  /** Resolves when it is durable. Null when the ledger leaves its team. */
  belongTo(teamId: string | null): Promise<void>;
}
