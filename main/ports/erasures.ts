import type { TeamSeat } from './team-seat.ts';

/** Texts about people that were erased at a desk and that the engine still holds, by the line that says so. */
export interface WaitingErasure {
  /** `LINE:DIGEST`, unique in the team. */
  readonly line: string;
  /** Who erased, and where. */
  readonly erasedBy: TeamSeat;
  /** Milliseconds UTC. */
  readonly erasedAt: number;
  /** How many of them the engine holds. */
  readonly texts: number;
  /** Who has said already that they go. */
  readonly saidBy: readonly {
    readonly person: string;
    readonly isAdministrator: boolean;
    readonly isMe: boolean;
    readonly reason: string;
    /** Milliseconds UTC. */
    readonly saidAt: number;
  }[];
}

/** What saying so came to. It takes two people, one of them an administrator. */
export type SaidErasure =
  | 'taken'
  | 'needsSecond'
  /** The engine holds no text of such a line: it is another line's name, or somebody was the second one before. */
  | 'nothingHeld';
