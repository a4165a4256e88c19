import { z } from 'zod';
import { instant } from './basics.ts';
import { lookResult, operationView } from './operation.ts';
import { transactionRow } from './transaction.ts';

/** One time that the gateway was asked about an open case. */
export const lookView = z.strictObject({
  lookedAt: instant,
  result: lookResult,
  /** Why there was no answer: the code of the refusal, or null. */
  cause: z.string().nullable(),
});
export type LookView = z.infer<typeof lookView>;

/** An operation whose outcome nobody knows, with what was tried to find out. */
export const caseView = z.strictObject({
  operation: operationView,
  /** Since when, in milliseconds UTC. */
  openSince: instant,
  /** Newest first. */
  looks: z.array(lookView),
  /** When the gateway is asked again by itself. */
  nextLookAt: instant,
  /** Before that moment, that nothing is found proves nothing: the gateway's tables lag behind. */
  lagEndsAt: instant,
  /** Rows that may be what the operation made; nothing but a person can tell. */
  probable: z.array(transactionRow),
});
export type CaseView = z.infer<typeof caseView>;
