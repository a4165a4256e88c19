import { z } from 'zod';
import type { LineName } from '../../ports/replica.ts';
import { areSignedBy, publicKeyOf, signWords } from '../../seal-key.ts';

/*
 * A desk signs what it has told: the line that its log ends with at the engine, and with it every line before, and which lines of the
 * others it had seen by then. Whoever holds the engine can keep lines or seals back; they cannot change a line that is sealed, or show
 * two desks two logs of a third one, without the seals telling.
 */

export const teamSeal = z.strictObject({
  deskId: z.uuid(),
  sequence: z.int().min(1),
  digest: z.string(),
  /** By the desk's clock, milliseconds UTC. */
  at: z.int(),
  /** JSON as it was signed: [[deskId, sequence, digest], …], of the other desks alone. */
  heads: z.string(),
  /** In base64, as in main/seal-key.ts. */
  publicKey: z.string(),
  signature: z.string(),
});
export type TeamSeal = z.infer<typeof teamSeal>;

const headList = z.array(z.tuple([z.uuid(), z.int().min(1), z.string()]));

/** What a desk seals: a line of its own, and the newest of each other desk that is here. */
export interface Sealed {
  readonly line: LineName;
  readonly heads: readonly LineName[];
}

export function signSeal(privateKey: string, teamId: string, { line, heads }: Sealed, at: number): TeamSeal {
  const { deskId, sequence, digest } = line;
  const seen = heads.toSorted((one, other) => (one.deskId < other.deskId ? -1 : 1));
  const text = JSON.stringify(seen.map((head) => [head.deskId, head.sequence, head.digest]));
  const said = { deskId, sequence, digest, at, heads: text };
  return { ...said, publicKey: publicKeyOf(privateKey), signature: signWords(privateKey, wordsOf(teamId, said)) };
}

/** Whether a seal was made by a key, for this very team. */
export function isSignedBy(publicKey: string, teamId: string, { signature, ...said }: TeamSeal): boolean {
  return areSignedBy(publicKey, wordsOf(teamId, said), signature);
}

/** The lines of others that a seal names; undefined where that cannot be read. */
export function headsOf({ heads }: Pick<TeamSeal, 'heads'>): readonly LineName[] | undefined {
  try {
    return headList.parse(JSON.parse(heads)).map(([deskId, sequence, digest]) => ({ deskId, sequence, digest }));
  } catch {
    return undefined;
  }
}

function wordsOf(teamId: string, said: Omit<TeamSeal, 'publicKey' | 'signature'>): readonly unknown[] {
  const { deskId, sequence, digest, at, heads } = said;
  return ['be2bill-console team seal', teamId, deskId, sequence, digest, at, heads];
}
