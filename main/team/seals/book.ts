import { z } from 'zod';
import type { SealTrouble } from '../../ports/team.ts';
import { teamSeal } from './team-seal.ts';

const pinnedKey = z.strictObject({
  publicKey: z.string(),
  /** The first line that was sealed by it. */
  since: z.int(),
});

const sealedDesk = z.strictObject({
  /** By which it seals, the first one first: a key is never taken off again. */
  keys: z.array(pinnedKey),
  /** Up to where its seals were looked at, whatever they came to. */
  judgedTo: z.int(),
  /** Those that fit, oldest first, thinned out. */
  seals: z.array(teamSeal),
});
export type SealedDesk = z.infer<typeof sealedDesk>;

const lineName = z.strictObject({ deskId: z.uuid(), sequence: z.int(), digest: z.string() });

const trouble: z.ZodType<SealTrouble> = z.strictObject({
  kind: z.enum(['forged', 'otherLine', 'missing', 'goneBack', 'otherKey']),
  deskId: z.uuid(),
  line: z.int(),
  witness: z.uuid(),
});

/** What this desk remembers of the seals of its team, its own among them. */
export const sealBook = z.strictObject({
  desks: z.record(z.uuid(), sealedDesk),
  /** What was seen once stays: nobody here can say that it is well again. */
  troubles: z.array(trouble),
  /** Lines that a colleague has seen, and that were not here yet when their seal was. */
  awaited: z.array(z.strictObject({ witness: z.uuid(), line: lineName })),
});
export type SealBook = z.infer<typeof sealBook>;

export const emptyBook: SealBook = { desks: {}, troubles: [], awaited: [] };

/** Kept beside the ledger, as durably. */
export interface KeptSealBook {
  read(): SealBook;
  write(book: SealBook): void;
}

export const unknownDesk: SealedDesk = { keys: [], judgedTo: 0, seals: [] };

/** The last line of a desk that a seal of its own covers; 0 for none. */
export function sealedTo({ desks }: SealBook, deskId: string): number {
  return desks[deskId]?.seals.at(-1)?.sequence ?? 0;
}
