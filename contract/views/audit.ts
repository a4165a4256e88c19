import { z } from 'zod';
import { moneySchema } from '../../protocol/money/index.ts';
import { rightChange } from './administration.ts';
import { accountId, deskId, deskOperation, instant, shortText } from './basics.ts';
import { freeText } from './free-text.ts';
import { teamDeskId } from './team.ts';

/** What lines of the log are grouped by, for whoever looks at who did what. */
export const auditArea = z.enum([
  'operations',
  'approvals',
  'facts',
  'signIns',
  'failedTries',
  'settings',
  'rights',
  'exports',
  'erasures',
]);
export type AuditArea = z.infer<typeof auditArea>;

/** Everything that is shown, each with its area. */
export const auditAreas = {
  operationDrafted: 'operations',
  operationConfirmed: 'operations',
  attemptAdded: 'operations',
  attemptBegun: 'operations',
  attemptHandedOver: 'operations',
  attemptLapsed: 'operations',
  attemptEnded: 'operations',
  operationSettled: 'operations',
  attemptProved: 'operations',
  answerTakenBack: 'operations',
  limitPassed: 'operations',
  approvalAsked: 'approvals',
  proposalApproved: 'approvals',
  proposalRejected: 'approvals',
  proposalWithdrawn: 'approvals',
  approvalTakenBack: 'approvals',
  proposalExpired: 'approvals',
  noteAdded: 'facts',
  caseLookedUp: 'facts',
  notificationKept: 'facts',
  importBegun: 'facts',
  importRecorded: 'facts',
  importWithdrawn: 'facts',
  deskOpened: 'signIns',
  deskClosed: 'signIns',
  deskLocked: 'signIns',
  deskUnlocked: 'signIns',
  teamJoined: 'signIns',
  teamLeft: 'signIns',
  unlockFailed: 'failedTries',
  lockedOut: 'failedTries',
  pinChangeFailed: 'failedTries',
  seatRefused: 'failedTries',
  operationNotAllowed: 'failedTries',
  pinSet: 'settings',
  pinRemoved: 'settings',
  accountAdded: 'settings',
  accountChanged: 'settings',
  accountRemoved: 'settings',
  secretKept: 'settings',
  secretForgotten: 'settings',
  settingChanged: 'settings',
  fileWritten: 'exports',
  exportAsked: 'exports',
  lineRedacted: 'erasures',
  textsErased: 'erasures',
  unreadable: 'facts',
  adminSeat: 'rights',
  adminPermit: 'rights',
  adminRevoke: 'rights',
  adminAsynchronous: 'rights',
  adminSits: 'rights',
  adminAppoint: 'rights',
  adminDismiss: 'rights',
  adminRule: 'rights',
  adminWaive: 'rights',
  adminErase: 'erasures',
  adminClearAlarm: 'rights',
  adminRelease: 'rights',
  adminStrict: 'rights',
  adminNotStrict: 'rights',
  adminOther: 'rights',
} as const satisfies Readonly<Record<string, AuditArea>>;
export type AuditWhat = keyof typeof auditAreas;

const auditWhat = z.enum(Object.keys(auditAreas) as [AuditWhat, ...AuditWhat[]]);

const day = z.iso.date();

/** Which lines are wanted. Days are those of the screen's zone. */
export const auditFilter = z.strictObject({
  area: auditArea.nullable(),
  /** A part of a name; empty for everybody. */
  who: freeText(255).trim(),
  /** An order, a transaction, an account or an import, whole; empty for everything. */
  about: z.string().trim().max(255),
  from: day.nullable(),
  /** Included. */
  to: day.nullable(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** What a line came to: the state of an operation, or whether something was done. */
export const auditResult = z.enum([
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
  'proved',
  'probable',
  'nothing',
  'failed',
  'done',
  /** One of the two people whom something needs has said so; the other one has. */
  'asked',
  'confirmed',
]);
export type AuditResult = z.infer<typeof auditResult>;

/** A line of some desk's log, or what an administrator did at the team's engine. */
export const auditLine = z.strictObject({
  /** By desk and number, unique on every page. */
  id: z.string().max(64),
  /** Of a colleague's line; missing for this desk's own, and of what was done at the engine. */
  deskId: teamDeskId.optional(),
  at: instant,
  actor: shortText,
  what: auditWhat,
  /** Of an operation, or of an attempt. */
  operation: z
    .strictObject({
      operationId: deskId,
      accountId,
      operation: deskOperation,
      orderId: shortText,
      referenceId: shortText,
      amount: moneySchema,
    })
    .nullable(),
  /** What it is about where that is no operation: an account, a file, a setting; empty for nothing. */
  subject: shortText,
  /** Null where there is none. */
  result: auditResult.nullable(),
  /** An EXECCODE, a cause or a value; empty for none. */
  detail: shortText,
  /** Rows, tries or texts; null for none. */
  count: z.int().min(0).nullable(),
  /** A right that was changed, with what it was before as far as anybody noted it. */
  right: rightChange.optional(),
});
export type AuditLineView = z.infer<typeof auditLine>;

export const auditPage = z.strictObject({
  lines: z.array(auditLine),
  /** Where the next page begins; null at the beginning of everything. */
  next: z.string().nullable(),
  /** How far was looked; null where there is no line. */
  reachedAt: instant.nullable(),
});
export type AuditPageView = z.infer<typeof auditPage>;
