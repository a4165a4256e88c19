import { z } from 'zod';
import { type FurtherTexts, furtherNames } from '../../domain/further-texts.ts';
import type { FactSource, PaymentMethod } from '../../domain/kinds.ts';
import { type Fact, statusOf } from '../../domain/transaction.ts';
import type { Person, ToldRow } from '../../ports/told-row.ts';
import { statusVersion1 } from '../events/judge-version-1.ts';
import { isPlainObservation } from './plain-observation.ts';

/*
 * What stands in the table `observations`: the schema is the ledger's own, and an old body stays readable whatever a reader
 * of exports does. What has a default is missing from bodies of earlier programs; those hold no status either, and are read
 * by the rule of their time.
 */
const transactionId = z.string().min(1).max(32);

export const observation = z.strictObject({
  accountId: z.string().min(1).max(64),
  transactionId,
  referenceId: transactionId.nullable(),
  operation: z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']),
  orderId: z.string().max(255),
  amountMinor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  currencyTold: z.boolean().default(true),
  inMajorUnits: z.boolean().default(false),
  execcode: z.string().regex(/^\d{4}$/),
  voidedBy: z.string().max(32).nullable(),
  card: z.string(),
  happenedAt: z.int().min(0),
  schedule: z.string().default(''),
  alias: z.string().default(''),
  authenticated: z.boolean().default(false),
  extraData: z.string().default(''),
  chargedBack: z.boolean().default(false),
  directDebit: z.boolean().default(false),
  method: z.enum(['card', 'directDebit', 'unknown']).optional(),
  debitDay: z.string().default(''),
  timeKnown: z.boolean().optional(),
  captureDay: z.string().default(''),
  further: z.partialRecord(z.enum(furtherNames), z.string()).default({}),
  notWhole: z.array(z.string()).default([]),
  knownAt: z.int().min(0),
  source: z.enum(['desk', 'lookup', 'import', 'notification']).default('import'),
  status: z.enum(['succeeded', 'waiting', 'unknown', 'refused']).optional(),
});

/** The body under which a told row is kept; how its code was read is part of it. */
export function writeObservation({ transaction }: ToldRow, source: FactSource, knownAt: number): string {
  return JSON.stringify({ ...transaction, knownAt, source, status: statusOf(transaction.execcode) });
}

/** The fact that a told row is: what {@link readObservation} gives for the body that is kept of it. */
export function toFact({ transaction, person }: ToldRow, knownFrom: FactSource, knownAt: number): Fact {
  const { amountMinor, currency, currencyTold = true, inMajorUnits = false, notWhole = [], ...more } = transaction;
  const { further = {}, ...rest } = more;
  const { chargebackReason, ...customer } = person;
  const amount = { minor: amountMinor, currency };
  return {
    ...rest,
    currencyTold,
    inMajorUnits,
    ...customer,
    further: withReason(further, chargebackReason),
    notWhole,
    amount,
    status: statusOf(rest.execcode),
    knownFrom,
    knownAt,
  };
}

/** What may name the customer is kept with them, and goes with them. */
function withReason(further: FurtherTexts, chargebackReason: string | undefined): FurtherTexts {
  return chargebackReason === undefined ? further : { ...further, chargebackReason };
}

const nobody: Person = { client: '', clientEmail: '', clientName: '' };

/** The fact that a body holds; without a person once that was erased. */
export function readObservation(body: string, person: Person = nobody): Fact {
  const { amountMinor, currency, source, status, directDebit, method, timeKnown, further, ...rest } = observation.parse(
    JSON.parse(body),
  );
  const { chargebackReason, ...customer } = person;
  return {
    ...rest,
    ...customer,
    further: withReason(further, chargebackReason),
    amount: { minor: amountMinor, currency },
    status: status ?? statusVersion1(rest.execcode),
    method: method ?? methodVersion1(directDebit, rest.card),
    // A notification tells no time; what earlier programs wrote down as one was its arrival.
    timeKnown: timeKnown ?? source !== 'notification',
    knownFrom: source,
  };
}

/** Throws for a body that {@link readObservation} would throw for; of the shape that most have it costs a quarter of that. */
export function assertObservation(body: string): void {
  const stored: unknown = JSON.parse(body);
  if (!isPlainObservation(stored)) observation.parse(stored);
}

/** Earlier programs knew direct debits by two words, and nothing else. */
function methodVersion1(directDebit: boolean, card: string): PaymentMethod {
  if (directDebit) return 'directDebit';
  return card === '' ? 'unknown' : 'card';
}
