import type { DeskOperation } from '../domain/kinds.ts';
import type { SaidErasure, WaitingErasure } from './erasures.ts';
import type { TeamSeat } from './team-seat.ts';

/** What a right says, in minor units; null as the engine reads it (main/team/schema/people.ts). */
export interface Figures {
  /** Whoever approves; null for not at all. */
  readonly most: number | null;
  /** Without a second person; null for never. */
  readonly alone: number | null;
  /** In a day of the team's zone; null for without end. */
  readonly day: number | null;
  /** Of a colleague's; null for nothing. */
  readonly approve: number | null;
}

/** A right as it stands at the engine. */
export interface HeldRight {
  /** Or '*', for every one that has no right of its own. */
  readonly accountId: string;
  readonly operation: DeskOperation;
  readonly currency: string;
  readonly figures: Figures;
}

/** A right as it is to stand; `before` is what was reviewed, null where there was none. */
export interface RightChange extends Omit<HeldRight, 'figures'> {
  readonly before: Figures | null;
  readonly after: Figures;
}

/** A person at one desk. Times in milliseconds UTC. */
export interface StaffSeat {
  /** Its login. */
  readonly seatId: string;
  readonly desk: string;
  /** False while its invitation waits. */
  readonly isSeated: boolean;
  readonly isHere: boolean;
  readonly isAdministrator: boolean;
  /** Of its invitation; null where it had none. */
  readonly until: number | null;
  readonly revokedAt: number | null;
  readonly closedAt: number | null;
}

/** Somebody of the team, with all of their seats and rights. */
export interface StaffMember {
  readonly personId: string;
  readonly name: string;
  readonly isMe: boolean;
  readonly seats: readonly StaffSeat[];
  readonly rights: readonly HeldRight[];
}

/** What a desk said last of itself. */
export interface DeskStand {
  readonly deskId: string;
  readonly program: string;
  /** Lines of its own that the engine had not got. */
  readonly untold: number;
  /** Lines of colleagues that it has not taken in, of those that were told two minutes ago or longer. */
  readonly behind: number;
  readonly saidAt: number;
}

/** What a desk had claimed, as far as the engine knows what became of it. */
export interface LastClaim {
  readonly person: string;
  readonly accountId: string;
  readonly operation: DeskOperation;
  readonly minor: number;
  readonly currency: string;
  readonly state: 'open' | 'unknown' | 'notSent' | 'refused' | 'nothingHappened' | 'pending' | 'succeeded';
  readonly claimedAt: number;
}

/** A desk for which a roll call waits. */
export interface SilentDesk {
  readonly deskId: string;
  readonly desk: string;
  /** This desk itself, which answers by itself. */
  readonly isHere: boolean;
  readonly heardAt: number;
  /** The newest first. */
  readonly claims: readonly LastClaim[];
  /** Who has said already that it is not waited for. */
  readonly saidBy: readonly {
    readonly person: string;
    readonly isMe: boolean;
    readonly reason: string;
    readonly saidAt: number;
  }[];
}

/** What may have been paid twice, or was proved both ways: it holds its chain until two people have looked. */
export interface Alarm {
  readonly alarmId: string;
  readonly kind: 'heldTwice' | 'contradiction';
  readonly raisedAt: number;
  /** Two attempts hold the chain still: nobody can clear it before one of them has ended. */
  readonly isHeld: boolean;
  /** The newest first. */
  readonly claims: readonly LastClaim[];
  /** What these attempts locked: all that was known of their chain, of which twelve are told. */
  readonly transactionIds: readonly string[];
  readonly saidBy: readonly {
    readonly person: string;
    readonly isMe: boolean;
    readonly isAdministrator: boolean;
    readonly reason: string;
    readonly saidAt: number;
  }[];
}

/** The team as its administrators see it, and every member may. */
export interface Office {
  /** Whether whoever sits here administers it. */
  readonly mayAdminister: boolean;
  /** IANA name of the zone whose midnight begins a day. */
  readonly zone: string;
  readonly proposalHours: number;
  readonly people: readonly StaffMember[];
  readonly stands: readonly DeskStand[];
  /** The oldest first. */
  readonly alarms: readonly Alarm[];
  /** For whom a roll call waits; empty where there is none. */
  readonly silent: readonly SilentDesk[];
  readonly erasures: readonly WaitingErasure[];
}

/** Why the engine did not do it; nothing was changed. */
export type AdministrationRefusal =
  /** The login is no administrator's, or its seat was revoked. */
  | 'notAdministrator'
  /** Nobody does that to themselves. */
  | 'oneself'
  /** Somebody of the team is called so. */
  | 'nameTaken'
  /** Somebody else has changed what was reviewed. */
  | 'changed'
  /** There is nobody, or no seat, that it could be done to. */
  | 'absent'
  /** Whoever gave the right has to take it, by hand. */
  | 'anothersWord'
  /** Two attempts hold the chain still. */
  | 'held'
  /** The engine knows no such zone. */
  | 'noZone'
  | 'engineTooOld'
  /** No answer came: whether it was done shows once one comes. */
  | 'silent';

export type AdministrationAnswer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly why: AdministrationRefusal };

/** A seat that waits for somebody; the password in its join file is made by whoever invites. */
export interface SeatInvitation {
  /** Null for somebody new. */
  readonly personId: string | null;
  readonly person: string;
  readonly desk: string;
}

/** What whoever sits here can do about the team itself, as far as the engine lets them. */
export interface Administration {
  /** As it was heard of last; null before, and for whoever has no seat any more. */
  describe(): Promise<Office | null>;
  /** With a new login, and what the engine keeps of its password. */
  invite(
    invitation: SeatInvitation,
    login: { readonly role: string; readonly verifier: string },
  ): Promise<AdministrationAnswer<TeamSeat & { readonly personId: string; readonly until: number }>>;
  /** All of the changes, or none. */
  permit(personId: string, changes: readonly RightChange[]): Promise<AdministrationAnswer<null>>;
  appoint(personId: string, isAdministrator: boolean): Promise<AdministrationAnswer<null>>;
  /** At one desk, or at every one; gives how many seats that were. */
  revoke(personId: string, seatId: string | null): Promise<AdministrationAnswer<number>>;
  /** This person's word that a roll call does not wait for a desk; the reason names nobody. */
  waive(deskId: string, reason: string): Promise<AdministrationAnswer<'taken' | 'needsSecond'>>;
  /** Whose midnight begins a day, and for how many hours a proposal stands; null leaves one as it is. */
  rule(zone: string | null, proposalHours: number | null): Promise<AdministrationAnswer<null>>;
  /** This person's word that somebody has looked at what raised an alarm; the reason names nobody. */
  clearAlarm(alarmId: string, reason: string): Promise<AdministrationAnswer<'taken' | 'needsSecond'>>;
  /** This person's word that the texts of an erasure go. */
  erase(line: string, reason: string): Promise<AdministrationAnswer<SaidErasure>>;
}
