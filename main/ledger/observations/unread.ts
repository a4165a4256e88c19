import { z } from 'zod';
import type { FactSource } from '../../domain/kinds.ts';
import { cutColumn, type UnreadFact, type UnreadRow } from '../../domain/unread.ts';

/*
 * A row that could not be read stands among the observations as well: the digest of its import holds it, and a replay brings
 * it back. Nothing of a person is in it, and no word of what could not be read.
 */
const transactionId = z.string().min(1).max(32);

const unreadBody = z.strictObject({
  kind: z.literal('unread'),
  accountId: z.string().min(1).max(64),
  transactionId: transactionId.nullable(),
  orderId: z.string().max(255),
  referenceId: transactionId.nullable(),
  operation: z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']).nullable(),
  /** Earlier programs kept the name of a file's own column whole, however long it was. */
  column: z.string().transform(cutColumn),
  problem: z.enum(['absent', 'malformed', 'cutShort', 'shifted', 'quotes']),
  source: z.enum(['desk', 'lookup', 'import', 'notification']),
  at: z.int().min(0),
});

const begin = '{"kind":"unread"';

/** The body under which a row that could not be read is kept; told `at`, in milliseconds UTC. */
export function writeUnread(row: UnreadRow, source: FactSource, at: number): string {
  return JSON.stringify({ kind: 'unread', ...row, source, at });
}

/** The row that could not be read in a body; undefined for one that holds a fact. */
export function readUnread(body: string): UnreadFact | undefined {
  if (!body.startsWith(begin)) return undefined;
  const { kind: _kind, ...unread } = unreadBody.parse(JSON.parse(body));
  return unread;
}
