import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { z } from 'zod';
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

/** A new private key, as text that a keychain keeps: PKCS #8 in base64. */
export function createSealKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The public half of such a key, as it stands in a seal. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(readPrivateKey(privateKey)).export({ format: 'der', type: 'spki' }).toString('base64');
}

export function sealHead(privateKey: string, { deskId, sequence, digest }: Head, at: number): Seal {
  const said = { deskId, sequence, digest, at };
  const signature = sign(null, toBytes(said), readPrivateKey(privateKey)).toString('base64');
  return { ...said, publicKey: publicKeyOf(privateKey), signature };
}

/** Whether a seal is the work of a key, by its public half. */
export function isSealedBy({ signature, ...said }: Seal, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, toBytes(said), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** A short name of a public key, for people to compare. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}

function readPrivateKey(privateKey: string) {
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

function toBytes({ deskId, sequence, digest, at }: Omit<Seal, 'publicKey' | 'signature'>): Buffer {
  return Buffer.from(JSON.stringify(['be2bill-console seal', deskId, sequence, digest, at]), 'utf8');
}
