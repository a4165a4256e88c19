import type { Approvals } from './approvals.ts';
import type { Claim } from './claim.ts';

/** What stands between this desk and its team. Each has its own words and its own way out. */
export type TeamState =
  /** Claims are granted. */
  | { readonly kind: 'open' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'unreachable'; readonly cause: 'notConnected' | 'connectionLost' | 'timedOut' | 'notReady' }
  | { readonly kind: 'standbySilent' }
  | { readonly kind: 'readOnly' }
  /** Another engine, or one that has forgotten something: these desks have not answered for it yet. */
  | { readonly kind: 'rollCall'; readonly waitingFor: readonly string[] }
  /** This desk's file is an older copy, and takes its own lines back. */
  | { readonly kind: 'behind' }
  /** Another file goes by this desk's name: a clone. */
  | { readonly kind: 'forked' }
  /** A later process acts for this desk. */
  | { readonly kind: 'superseded' }
  /** The team asks for a newer program. */
  | { readonly kind: 'programTooOld' }
  | {
      readonly kind: 'refused';
      readonly cause:
        | 'certificate'
        | 'notEncrypted'
        | 'asksForPassword'
        | 'noChannelBinding'
        | 'loginRefused'
        | 'noSeat'
        | 'anotherTeam'
        | 'engineTooOld'
        | 'clock'
        | 'notDurable'
        /** The ledger belongs to a team, and nothing here says where its engine is. */
        | 'notConfigured'
        /** Its password is not in the keychain. */
        | 'passwordAbsent'
        | 'broken';
    };

/** A person at a desk. */
export interface TeamSeat {
  readonly person: string;
  readonly desk: string;
}

/** A desk of the team as this one knows it. Times in milliseconds UTC; null before it was ever heard of. */
export interface TeamDeskView {
  readonly deskId: string;
  readonly desk: string;
  readonly people: readonly string[];
  readonly heardAt: number | null;
  /** Lines of it that are here. */
  readonly lines: number;
}

/** A row of the gateway's that moved money and that no desk of the team claimed. */
export interface UnclaimedRow {
  readonly accountId: string;
  readonly transactionId: string;
}

/** The team as it stands for this desk. */
export interface TeamStanding {
  readonly teamId: string;
  readonly seat: TeamSeat;
  readonly state: TeamState;
  /** When this desk last had all that its colleagues had told, in milliseconds UTC; null for never. */
  readonly upToDateAt: number | null;
  /** Own lines and rows that the engine has not got. */
  readonly untold: number;
  /** Money rows of the gateway that nobody claimed. */
  readonly unclaimed: number;
  /** How many proposals wait for whoever sits here: to be decided, and to be sent since they were approved. */
  readonly proposals: { readonly toDecide: number; readonly toSend: number };
}

/** This desk's part in a team: a room has one where its ledger belongs to a team. */
export interface TeamMembership {
  /** Between "taken" and "begun"; refuses with a cause while the state is not open. */
  readonly claim: Claim;
  /** Where a second person decides. */
  readonly approvals: Approvals;
  standing(): TeamStanding;
  listDesks(): Promise<readonly TeamDeskView[]>;
  /** The rows that the standing counts, told last first, at most so many; null while the engine does not say. */
  listUnclaimed(most: number): Promise<readonly UnclaimedRow[] | null>;
  /** Who was at it when a claim of this operation was refused last; undefined where that was not the cause. */
  findHolder(operationId: string): TeamSeat | undefined;
  /** Whether this desk looks up for everybody what is no case of its own; true as well while nobody can say. */
  mayLook(accountId: string): Promise<boolean>;
  /** Calls the listener whenever the standing changed, until the returned function is called. */
  listen(listener: () => void): () => void;
  /** Tells and asks at once, and resolves when that was tried. */
  exchange(): Promise<void>;
  stop(): Promise<void>;
}
