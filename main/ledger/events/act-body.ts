import { z } from 'zod';

const shortName = z.string().min(1).max(64);
const lockKey = z.enum(['system', 'pin']);

/** What happened to a proposal, as a line names it. */
export const proposalMove = z.enum([
  'approvalAsked',
  'proposalApproved',
  'proposalRejected',
  'proposalWithdrawn',
  'approvalTakenBack',
  'proposalExpired',
]);

/** An act as a line holds it (see version-2.ts): names of things, and of nobody. */
export const actBody = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('deskOpened'), version: shortName }),
  z.strictObject({ what: z.literal('deskClosed') }),
  z.strictObject({ what: z.literal('deskLocked'), by: z.enum(['idle', 'person', 'system']) }),
  z.strictObject({ what: z.literal('deskUnlocked'), by: lockKey }),
  z.strictObject({ what: z.literal('unlockFailed'), by: lockKey, triesLeft: z.int().min(0).nullable() }),
  z.strictObject({ what: z.literal('lockedOut'), until: z.int().min(0) }),
  z.strictObject({ what: z.literal('pinChangeFailed'), triesLeft: z.int().min(0) }),
  z.strictObject({ what: z.literal('pinSet') }),
  z.strictObject({ what: z.literal('pinRemoved') }),
  z.strictObject({ what: z.literal('teamJoined'), teamId: z.uuid() }),
  z.strictObject({ what: z.literal('teamLeft'), teamId: z.uuid() }),
  z.strictObject({ what: z.literal('seatRefused'), teamId: z.uuid(), cause: shortName, since: z.int().min(0) }),
  z.strictObject({ what: z.literal('accountAdded'), accountId: shortName }),
  z.strictObject({ what: z.literal('accountChanged'), accountId: shortName, rules: z.array(shortName).max(64) }),
  z.strictObject({ what: z.literal('accountRemoved'), accountId: shortName }),
  z.strictObject({ what: z.literal('secretKept'), accountId: shortName, purpose: shortName, where: shortName }),
  z.strictObject({ what: z.literal('secretForgotten'), accountId: shortName, purpose: shortName }),
  z.strictObject({ what: z.literal('settingChanged'), setting: shortName, value: z.string().max(64) }),
  z.strictObject({
    what: z.literal('fileWritten'),
    file: z.enum(['list', 'letter', 'page', 'poster', 'audit']),
    rows: z.int().min(0).nullable(),
    subject: shortName.nullable(),
  }),
  z.strictObject({ what: z.literal('exportAsked'), accountId: shortName }),
  z.strictObject({ what: z.literal('limitPassed'), operationId: z.uuid(), accountId: shortName }),
  z.strictObject({
    what: z.literal('operationNotAllowed'),
    operationId: z.uuid(),
    operation: shortName,
    accountId: shortName,
    cause: shortName,
  }),
]);
