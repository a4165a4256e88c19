import { z } from 'zod';
import type { Office } from '../../ports/administration.ts';

const operation = z.enum(['refund', 'capture', 'void', 'credit', 'stopntimes', 'payment', 'authorization']);
const milliseconds = z.int().nullable();
const minor = z.int().min(0).nullable();
/** Whatever a stranger wrote past the program is shown no longer than a person's own text. */
const text = z.string().transform((written) => written.slice(0, 255));

export const figures = z.object({ most: minor, alone: minor, day: minor, approve: minor });

const seat = z.object({
  seatId: z.string(),
  desk: text,
  isSeated: z.boolean(),
  isHere: z.boolean(),
  isAdministrator: z.boolean(),
  until: milliseconds,
  revokedAt: milliseconds,
  closedAt: milliseconds,
});
const right = z.object({ accountId: z.string(), operation, currency: z.string(), figures });
const person = z.object({
  personId: z.uuid(),
  name: text,
  isMe: z.boolean(),
  seats: z.array(seat),
  rights: z.array(right),
});
const stand = z.object({
  deskId: z.uuid(),
  program: text,
  untold: z.int().min(0),
  behind: z.int().min(0),
  saidAt: z.int(),
});
const claim = z.object({
  person: text,
  accountId: z.string().min(1).max(64),
  operation,
  minor: z.int().min(0),
  currency: z.string(),
  state: z.enum(['open', 'unknown', 'notSent', 'refused', 'nothingHappened', 'pending', 'succeeded']),
  claimedAt: z.int(),
});
// What a member put back past the program must not keep everybody from the rest.
const claims = z.array(z.unknown()).transform((rows) =>
  rows.flatMap((row) => {
    const read = claim.safeParse(row);
    return read.success ? [read.data] : [];
  }),
);
const word = z.object({ person: text, isMe: z.boolean(), reason: text, saidAt: z.int() });
const alarm = z.object({
  alarmId: z.uuid(),
  kind: z.enum(['heldTwice', 'contradiction']),
  raisedAt: z.int(),
  isHeld: z.boolean(),
  claims,
  // An engine of an early build does not say them.
  transactionIds: z.array(text).catch([]),
  saidBy: z.array(word.extend({ isAdministrator: z.boolean() })),
});
const silent = z.object({
  deskId: z.uuid(),
  desk: text,
  isHere: z.boolean(),
  heardAt: z.int(),
  claims,
  saidBy: z.array(word),
});

/** What the engine says of people, rights, desks and a roll call (main/team/schema/office.ts). */
export const heardOffice: z.ZodType<Omit<Office, 'erasures'>> = z.object({
  mayAdminister: z.boolean(),
  zone: z.string(),
  proposalHours: z.number(),
  people: z.array(person),
  stands: z.array(stand),
  alarms: z.array(alarm),
  silent: z.array(silent),
});
