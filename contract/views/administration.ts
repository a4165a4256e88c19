import { z } from 'zod';
import { currencySchema } from '../../protocol/money/index.ts';
import { approvalReason } from './approval.ts';
import { accountId, deskOperation, instant, shortText } from './basics.ts';
import { freeText } from './free-text.ts';
import { teamDeskId } from './team.ts';

/** Of a person, or of one of their seats: a seat's is its login. */
export const personId = z.uuid();
export const seatId = z.string().min(1).max(64);

/** No more than these are listed, changed or shown at once. */
export const mostPeople = 200;
export const mostRights = 500;

const minor = z.int().min(0).nullable();

/** What a right says, in minor units of its currency. */
export const rightFigures = z.strictObject({
  /** Whoever approves; null for not at all. */
  most: minor,
  /** Without a second person; null for never. */
  alone: minor,
  /** In a day of the team's zone; null for without end. */
  day: minor,
  /** Of a colleague's; null for nothing. */
  approve: minor,
});
export type RightFigures = z.infer<typeof rightFigures>;

/** To what a right is. */
const rightTo = {
  /** Null for every account that has no right of its own. */
  accountId: accountId.nullable(),
  operation: deskOperation,
  currency: currencySchema,
};

export const heldRightView = z.strictObject({ ...rightTo, figures: rightFigures });
export type HeldRightView = z.infer<typeof heldRightView>;

/** A right as it is to stand, and as it stood when that was reviewed; null where there was none. */
export const rightChange = z.strictObject({ ...rightTo, before: rightFigures.nullable(), after: rightFigures });
export type RightChangeView = z.infer<typeof rightChange>;

/**
 * How a seat stands: invited until `at`, or no more since; taken; revoked since `at` and with something to report still; closed since
 * `at`.
 */
export const seatState = z.enum(['invited', 'expired', 'taken', 'revoked', 'closed']);
export type SeatStateView = z.infer<typeof seatState>;

export const staffSeatView = z.strictObject({
  seatId,
  desk: shortText,
  state: seatState,
  /** Null for one that is taken. */
  at: instant.nullable(),
  isHere: z.boolean(),
  isAdministrator: z.boolean(),
});
export type StaffSeatView = z.infer<typeof staffSeatView>;

/** Somebody of the team. */
export const staffMemberView = z.strictObject({
  personId,
  name: shortText,
  isMe: z.boolean(),
  seats: z.array(staffSeatView),
  rights: z.array(heldRightView).max(mostRights),
});
export type StaffMemberView = z.infer<typeof staffMemberView>;

/** What a desk said last of itself. */
export const deskStandView = z.strictObject({
  deskId: teamDeskId,
  /** The version of its program. */
  program: shortText,
  /** Own lines that the team had not got. */
  untold: z.int().min(0),
  /** Lines of colleagues that it has not taken in, of those that were told two minutes ago or longer. */
  behind: z.int().min(0),
  saidAt: instant,
});
export type DeskStandView = z.infer<typeof deskStandView>;

/** A person's word that waits for a second one, or was it. */
export const secondWord = z.strictObject({ person: shortText, isMe: z.boolean(), reason: shortText, saidAt: instant });
export type SecondWordView = z.infer<typeof secondWord>;

/** What somebody had claimed, and what became of it as far as the engine knows. */
export const lastClaimView = z.strictObject({
  person: shortText,
  accountId,
  operation: deskOperation,
  amount: z.strictObject({ minor: z.int().min(0), currency: currencySchema }),
  state: z.enum(['open', 'unknown', 'notSent', 'refused', 'nothingHappened', 'pending', 'succeeded']),
  claimedAt: instant,
});
export type LastClaimView = z.infer<typeof lastClaimView>;

/** So many transactions of an alarm are told. */
export const mostAlarmed = 12;

/** Of an alarm. */
export const alarmId = z.uuid();

/** What may have been paid twice, or was proved both ways: it holds its chain until two people have looked, one an administrator. */
export const alarmView = z.strictObject({
  alarmId,
  kind: z.enum(['heldTwice', 'contradiction']),
  raisedAt: instant,
  /** Two attempts hold the chain still: nobody can clear it before one of them has ended. */
  isHeld: z.boolean(),
  claims: z.array(lastClaimView),
  /** What was known of their chain, in the order of their ids. */
  transactionIds: z.array(shortText).max(mostAlarmed),
  /** Orders that charges or credits of it hold, which are no transactions yet. */
  orderIds: z.array(shortText).max(mostAlarmed),
  saidBy: z.array(secondWord.extend({ isAdministrator: z.boolean() })),
});
export type AlarmView = z.infer<typeof alarmView>;

/** IANA name of a zone, whose midnight begins a day of the team. */
const zone = freeText(64).min(1);
const proposalHours = z.number().min(0);

/** What changes of the team's own rules; null for what stays. */
export const ruleChange = z.strictObject({
  zone: zone.nullable(),
  proposalHours: z.int().min(1).max(9_999).nullable(),
});

/** A desk that has not answered for the engine yet, and what of it may be on its way. */
export const silentDeskView = z.strictObject({
  deskId: teamDeskId,
  desk: shortText,
  /** This desk itself, which answers by itself. */
  isHere: z.boolean(),
  heardAt: instant,
  /** The newest first. */
  claims: z.array(lastClaimView),
  saidBy: z.array(secondWord),
});
export type SilentDeskView = z.infer<typeof silentDeskView>;

/** Texts about a person that were erased at a desk, and that the engine holds until two people say that they go. */
export const waitingErasureView = z.strictObject({
  line: shortText,
  person: shortText,
  desk: shortText,
  erasedAt: instant,
  texts: z.int().min(0),
  saidBy: z.array(secondWord.extend({ isAdministrator: z.boolean() })),
});
export type WaitingErasureView = z.infer<typeof waitingErasureView>;

/** The team as its administrators see it, and every member may. */
export const administrationView = z.strictObject({
  /** Whether the person at this desk administers it. */
  mayAdminister: z.boolean(),
  zone,
  /** For how long a proposal may be approved and sent. */
  proposalHours,
  people: z.array(staffMemberView).max(mostPeople),
  stands: z.array(deskStandView),
  alarms: z.array(alarmView),
  silent: z.array(silentDeskView),
  erasures: z.array(waitingErasureView),
});
export type AdministrationView = z.infer<typeof administrationView>;

/** By which a person or a desk goes; what could be a card number is none. */
const name = freeText(60).trim().min(1);

/** Who is invited: somebody new, or somebody of the team to another desk. */
export const seatInvitation = z.strictObject({ personId: personId.nullable(), person: name, desk: name });
export type SeatInvitationView = z.infer<typeof seatInvitation>;

/** Where the join file lies, and how long it is good. */
export const writtenInvitation = z.strictObject({
  path: z.string(),
  person: shortText,
  desk: shortText,
  until: instant,
});
export type WrittenInvitationView = z.infer<typeof writtenInvitation>;

/** Of a waiver, an alarm or an erasure: it stays, and names nobody. */
export const secondReason = approvalReason;
