import type { Environment } from '../../protocol/environment.ts';
import type { TeamState } from './team.ts';

type Silence = Extract<TeamState, { readonly kind: 'unreachable' }>['cause'];
type Refusal = Extract<TeamState, { readonly kind: 'refused' }>['cause'];

/** What a join file says, and what joining with it does at this desk. */
export interface Invitation {
  readonly teamId: string;
  readonly environment: Environment;
  /** Where its engine is. */
  readonly host: string;
  readonly person: string;
  readonly desk: string;
  /** Until when its password is good, in milliseconds UTC; null where the file does not say. */
  readonly until: number | null;
  /** Drafts here, which end. */
  readonly drafts: number;
  /** Cases that are open here, which the team is told of as held. */
  readonly openCases: number;
}

/** What joining looks at, in this order. */
export type JoinStep = 'file' | 'connection' | 'team' | 'clock' | 'durability' | 'seat' | 'keychain' | 'cases';

/** Why a desk does not join, or does not leave. */
export type TeamFault =
  | Silence
  | Refusal
  | 'fileUnfit'
  | 'expired'
  | 'otherEnvironment'
  | 'inTeam'
  | 'otherDesk'
  | 'deskKnownAs'
  | 'nameTaken'
  | 'programTooOld'
  | 'rollCall'
  | 'keychain'
  | 'busy'
  | 'openCases'
  | 'untold';

/** `detail` is what a fault is about, such as the name that the desk has; empty for most. */
export interface Unjoined {
  readonly kind: 'failed';
  readonly at: JoinStep;
  readonly fault: TeamFault;
  readonly detail: string;
}

/** Through which a desk comes into a team and goes out again. A try that fails has changed nothing here and may be made again. */
export interface TeamDoor {
  /** Reads a join file; asks nobody. */
  read(path: string): Promise<{ readonly kind: 'invitation'; readonly invitation: Invitation } | Unjoined>;
  join(path: string): Promise<{ readonly kind: 'joined' } | Unjoined>;
  leave(): Promise<{ readonly kind: 'left' } | { readonly kind: 'kept'; readonly fault: TeamFault }>;
}
