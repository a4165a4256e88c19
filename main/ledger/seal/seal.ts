import { z } from 'zod';
import { areSignedBy, publicKeyOf, signWords } from '../../seal-key.ts';
import type { Head } from '../events/head.ts';

/*
 * A seal is an Ed25519 signature over what a log ended with at a moment. The digests tie each line to the one before, so a seal
 * covers every line up to its own. Whoever can write the files, and has not the key, can take the seal away, or put an older
 * ledger back together with the seal of its time; they cannot make one that covers a line that was changed, or a log that was
 * cut and written on. Whoever runs as this user can ask the keychain for the key, and can forge everything.
 */

export const sealSchema = z.strictObject({
  deskId: z.string(),
  sequence: z.int().min(1),
  digest: z.string(),
  /** When it was sealed, in milliseconds UTC. */
  at: z.int(),
  /** In base64: SubjectPublicKeyInfo, for those who have no keychain to ask. */
  publicKey: z.string(),
  /** In base64. */
  signature: z.string(),
});
export type Seal = z.infer<typeof sealSchema>;

export function sealHead(privateKey: string, { deskId, sequence, digest }: Head, at: number): Seal {
  const said = { deskId, sequence, digest, at };
  return { ...said, publicKey: publicKeyOf(privateKey), signature: signWords(privateKey, wordsOf(said)) };
}

/** Whether a seal is the work of a key, by its public half. */
export function isSealedBy({ signature, ...said }: Seal, publicKey: string): boolean {
  return areSignedBy(publicKey, wordsOf(said), signature);
}

function wordsOf({ deskId, sequence, digest, at }: Omit<Seal, 'publicKey' | 'signature'>): readonly unknown[] {
  return ['be2bill-console seal', deskId, sequence, digest, at];
}
