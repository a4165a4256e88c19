import type { Administration } from './administration.ts';
import type { Approvals } from './approvals.ts';
import type { Claim } from './claim.ts';
import type { SaidErasure, WaitingErasure } from './erasures.ts';
import type { TeamSeat } from './team-seat.ts';

export type { SaidErasure, WaitingErasure } from './erasures.ts';
export type { TeamSeat } from './team-seat.ts';

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

/**
 * What does not fit of the seals of a desk's log, from which of its lines on, and which desk's seal says so: `forged` was not made by
 * that desk's key; `otherLine` names another line than the one that is here; `missing` names one that the engine does not give;
 * `goneBack` stood at the engine and does no more; `otherKey` is the desk's first seal by another key.
 */
export interface SealTrouble {
  readonly kind: 'forged' | 'otherLine' | 'missing' | 'goneBack' | 'otherKey';
  readonly deskId: string;
  readonly line: number;
  readonly witness: string;
}

/** Whether this desk signs what it has told: no keychain gives its key, or the team knows this desk by another one. */
export type OwnSealing = 'sealing' | 'noKey' | 'anotherKey';

/** A desk of the team as this one knows it. Times in milliseconds UTC; null before it was ever heard of. */
export interface TeamDeskView {
  readonly deskId: string;
  readonly desk: string;
  readonly people: readonly string[];
  readonly heardAt: number | null;
  /** Lines of it that are here. */
  readonly lines: number;
  /** The last of them that a seal of that desk covers; 0 for none. */
  readonly sealedTo: number;
}

/** A row of the gateway's that moved money and that no desk of the team claimed. */
export interface UnclaimedRow {
  readonly accountId: string;
  readonly transactionId: string;
}

/** What an administrator did at the team's engine, as it was noted there. */
export interface Administered {
  readonly number: number;
  /** By the engine's clock, milliseconds UTC. */
  readonly at: number;
  /** Who did it: by name where the login has a seat, else the login itself. */
  readonly by: string;
  /** By name, whom it is about; null where that is nobody, or nobody known. */
  readonly person: string | null;
  /** By name, the desk that it is about; null as well. */
  readonly desk: string | null;
  readonly what: Readonly<Record<string, string | number | boolean | null>>;
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
  readonly sealing: OwnSealing;
  readonly sealTroubles: readonly SealTrouble[];
}

/** This desk's part in a team: a room has one where its ledger belongs to a team. */
export interface TeamMembership {
  /** Between "taken" and "begun"; refuses with a cause while the state is not open. */
  readonly claim: Claim;
  /** Where a second person decides. */
  readonly approvals: Approvals;
  /** The people, seats and rights of the team, and what waits for a second person. */
  readonly administration: Administration;
  standing(): TeamStanding;
  listDesks(): Promise<readonly TeamDeskView[]>;
  /** As far as this desk has heard of it, in its order; without asking anybody. */
  listAdministered(): readonly Administered[];
  /** The rows that the standing counts, told last first, at most so many; null while the engine does not say. */
  listUnclaimed(most: number): Promise<readonly UnclaimedRow[] | null>;
  /** Who was at it when a claim of this operation was refused last; undefined where that was not the cause. */
  findHolder(operationId: string): TeamSeat | undefined;
  /** What was erased at a desk and stands at the engine still, oldest first; null while the engine does not say. */
  listErasures(): Promise<readonly WaitingErasure[] | null>;
  /** This person's word that the texts of one of these go; null while the engine does not say. The reason names nobody. */
  sayErasure(line: string, reason: string): Promise<SaidErasure | null>;
  /**
   * Says whether the team is strict: whoever approves sends, and nobody else. Null while the engine does not say; an administrator's
   * to set.
   */
  setStrict(isStrict: boolean): Promise<'set' | 'notAdministrator' | null>;
  /** Whether this desk looks up for everybody what is no case of its own; true as well while nobody can say. */
  mayLook(accountId: string): Promise<boolean>;
  /** Calls the listener whenever the standing changed, until the returned function is called. */
  listen(listener: () => void): () => void;
  /** Tells and asks at once, and resolves when that was tried. */
  exchange(): Promise<void>;
  stop(): Promise<void>;
}
