import { z } from 'zod';
import { environment, instant, shortText } from './basics.ts';

/** Why this desk is not let in, or does not go on: each has a way out that a person can take. */
export const teamRefusal = z.enum([
  'certificate',
  'notEncrypted',
  'asksForPassword',
  'noChannelBinding',
  'loginRefused',
  'noSeat',
  'anotherTeam',
  'engineTooOld',
  'clock',
  'notDurable',
  'notConfigured',
  'passwordAbsent',
  'broken',
]);
export type TeamRefusal = z.infer<typeof teamRefusal>;

/** Why nothing was heard of the team's engine. */
export const teamSilence = z.enum(['notConnected', 'connectionLost', 'timedOut', 'notReady']);

/** What stands between this desk and its team. With all but `open` nothing can be sent. */
export const teamState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('connecting') }),
  z.strictObject({ kind: z.literal('unreachable'), cause: teamSilence }),
  z.strictObject({ kind: z.literal('standbySilent') }),
  z.strictObject({ kind: z.literal('readOnly') }),
  /** Names of the desks that have not answered yet. */
  z.strictObject({ kind: z.literal('rollCall'), waitingFor: z.array(shortText) }),
  z.strictObject({ kind: z.literal('behind') }),
  z.strictObject({ kind: z.literal('forked') }),
  z.strictObject({ kind: z.literal('superseded') }),
  z.strictObject({ kind: z.literal('programTooOld') }),
  z.strictObject({ kind: z.literal('refused'), cause: teamRefusal }),
]);
export type TeamStateView = z.infer<typeof teamState>;

/** A person at a desk. */
export const teamSeat = z.strictObject({ person: shortText, desk: shortText });

/** A desk's id, which its operations bear. */
export const teamDeskId = z.uuid();

/** By which name a desk goes, or went while it was of this one's team. */
export const deskName = z.strictObject({ deskId: teamDeskId, desk: shortText });

/** Whether this desk signs what it has told the team. */
export const ownSealing = z.enum(['sealing', 'noKey', 'anotherKey']);
export type OwnSealingView = z.infer<typeof ownSealing>;

/** What does not fit of the seals of a desk's log, from which of its lines on, and which desk's seal says so. */
export const sealTrouble = z.strictObject({
  kind: z.enum(['forged', 'otherLine', 'missing', 'goneBack', 'otherKey']),
  deskId: teamDeskId,
  line: z.int().min(0),
  witness: teamDeskId,
});
export type SealTroubleView = z.infer<typeof sealTrouble>;

/** The team as the frame shows it. */
export const teamView = z.strictObject({
  teamId: z.string().max(64),
  seat: teamSeat,
  state: teamState,
  /** When this desk last had all that its colleagues had told; null for never. */
  upToDateAt: instant.nullable(),
  /** Own lines and rows that the team has not got. */
  untold: z.int().min(0),
  /** Rows that moved money and that nobody claimed. */
  unclaimed: z.int().min(0),
  /** How many proposals wait for the person at this desk: to be decided, and to be sent since they were approved. */
  proposals: z.strictObject({ toDecide: z.int().min(0), toSend: z.int().min(0) }),
  sealing: ownSealing,
  sealTroubles: z.array(sealTrouble),
});
export type TeamView = z.infer<typeof teamView>;

/** A desk of the team, as far as this one has heard of it. */
export const teamDeskView = z.strictObject({
  deskId: teamDeskId,
  desk: shortText,
  people: z.array(shortText),
  /** Null before it was ever heard of. */
  heardAt: instant.nullable(),
  /** Lines of it that are here. */
  lines: z.int().min(0),
  /** The last of them that a seal of that desk covers; 0 for none. */
  sealedTo: z.int().min(0),
});
export type TeamDeskView = z.infer<typeof teamDeskView>;

/** The team with everything that its place shows. */
export const teamPage = z.strictObject({ team: teamView, desks: z.array(teamDeskView) });
export type TeamPageView = z.infer<typeof teamPage>;

/** What a join file says, and what joining does here. */
export const invitationView = z.strictObject({
  kind: z.literal('invitation'),
  teamId: z.string().max(64),
  environment,
  /** Where the team's engine is. */
  host: shortText,
  person: shortText,
  desk: shortText,
  /** Until when its password is good. */
  until: instant.nullable(),
  /** Cases of this desk that are open, which are told to the team as held. */
  openCases: z.int().min(0),
  /** What was prepared here and confirmed by nobody, which joining ends. */
  drafts: z.int().min(0),
});
export type InvitationView = z.infer<typeof invitationView>;

/** What joining looks at, one after the other. */
export const joinStep = z.enum(['file', 'connection', 'team', 'durability', 'clock', 'seat', 'keychain', 'cases']);
export type JoinStep = z.infer<typeof joinStep>;

/** Why a desk did not join, or did not leave. */
export const teamFault = z.enum([
  ...teamSilence.options,
  ...teamRefusal.options,
  /** Of the file: it is no join file, its time is over, or it is for another environment than this one. */
  'fileUnfit',
  'expired',
  'otherEnvironment',
  /** Of the desk: it is in a team, the seat is at another desk, or its name is another desk's. */
  'inTeam',
  'otherDesk',
  'deskKnownAs',
  'nameTaken',
  'standbySilent',
  'readOnly',
  'forked',
  'programTooOld',
  'keychain',
  /** A line of the ledger was redacted, which no colleague could verify. */
  'redacted',
  /** Something is on its way to the gateway, or the ledger can only be read. */
  'busy',
  /** Of leaving: cases are open, or lines were not told. */
  'openCases',
  'untold',
]);
export type TeamFault = z.infer<typeof teamFault>;

/** What kept a desk from joining. Nothing has changed here. */
export const unjoined = z.strictObject({
  kind: z.literal('failed'),
  at: joinStep,
  fault: teamFault,
  /** What the fault is about, such as a desk's name; empty where there is nothing more to say. */
  detail: shortText,
});
export type Unjoined = z.infer<typeof unjoined>;

export const joinReport = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('joined') }), unjoined]);
export type JoinReport = z.infer<typeof joinReport>;

export const leaveReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('left') }),
  z.strictObject({ kind: z.literal('kept'), fault: teamFault }),
]);
export type LeaveReport = z.infer<typeof leaveReport>;

/** Who is at a transaction, or was since it was reviewed. */
export const holderView = z.strictObject({
  person: shortText,
  /** By name; null for a desk that this one has not heard of. */
  desk: shortText.nullable(),
  /** Null until their own line is here. */
  since: instant.nullable(),
});
export type HolderView = z.infer<typeof holderView>;
