import { z } from 'zod';

/** A person's text, bounded so that no message can grow without limit. */
export const shortText = z.string().max(255);

/** Milliseconds since 1970-01-01 UTC. */
export const instant = z.int().min(0).max(8_640_000_000_000);

/** Ids of the desk's own making (UUID version 7). */
export const deskId = z.uuidv7();

/** Which account of the merchant; stands beside each TRANSACTIONID, since ids are unique within an account only. */
export const accountId = z.string().min(1).max(64);

export const transactionId = z.string().min(1).max(32);

/** A key of the merchant's, to the letter: without the blank before it, it is another one. */
export const merchantKey = z.string().regex(/\S/);

export const environment = z.enum(['sandbox', 'test', 'production']);

/** The operations that a transaction row may show. */
export const operationType = z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']);
export type OperationType = z.infer<typeof operationType>;

/**
 * Where a fact came from: what this desk was answered, a look-up of the gateway's tables, a file that was imported, or
 * a verified notification.
 */
export const factSource = z.enum(['desk', 'lookup', 'import', 'notification']);
export type FactSource = z.infer<typeof factSource>;

/** What a person can do with a transaction. */
export const transactionAction = z.enum(['refund', 'capture', 'void', 'credit', 'stopntimes']);
export type TransactionAction = z.infer<typeof transactionAction>;

/** What a person can begin a chain with, where there is no transaction yet. */
export const charge = z.enum(['payment', 'authorization']);
export type Charge = z.infer<typeof charge>;

/** Operations that a person can make at this desk. */
export const deskOperation = z.enum([...transactionAction.options, ...charge.options]);
export type DeskOperation = z.infer<typeof deskOperation>;

/** What a status word, icon and colour are chosen by. */
export const status = z.enum(['succeeded', 'waiting', 'unknown', 'refused', 'notSent', 'underWay']);
export type Status = z.infer<typeof status>;
