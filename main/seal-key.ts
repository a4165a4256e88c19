import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/*
 * Ed25519 keys of a desk, as text: the private half as PKCS #8 and the public half as SubjectPublicKeyInfo, both in base64. What is
 * signed begins with what it is, so that a signature of one kind is never taken for one of another.
 */

/** A new private key, as text that a keychain keeps. */
export function createSealKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The public half of such a key, as it stands in a seal. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(readPrivateKey(privateKey)).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** A short name of a public key, for people to compare. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}

/** Signs words in their order; in base64. */
export function signWords(privateKey: string, words: readonly unknown[]): string {
  return sign(null, toBytes(words), readPrivateKey(privateKey)).toString('base64');
}

/** Whether words were signed by the private half of a key; false as well for what is no key or no signature. */
export function areSignedBy(publicKey: string, words: readonly unknown[], signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, toBytes(words), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function readPrivateKey(privateKey: string) {
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

function toBytes(words: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(words), 'utf8');
}
