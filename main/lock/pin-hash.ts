import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/**
 * Argon2id with 19 MiB, two passes and one lane: what OWASP's Password Storage Cheat Sheet asks for at least. The salt has 128
 * bits and the tag 256, as RFC 9106, section 4, recommends. Node's own `crypto.argon2` needs OpenSSL 3.2, and Electron is built
 * with BoringSSL, which has none.
 */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

/** Gives the hash with its salt and its cost, in the usual encoding (`$argon2id$v=19$…`). */
export function hashPin(pin: string): Promise<string> {
  return argon2id({ ...cost, password: sameText(pin), salt: randomBytes(16), outputType: 'encoded' });
}

/** Whether a PIN is the one of the hash. A text that is no hash is nobody's: it opens nothing. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  return argon2Verify({ password: sameText(pin), hash }).catch(() => false);
}

/** An accent is typed as one sign on one keyboard and as two on another. */
function sameText(pin: string): string {
  return pin.normalize('NFC');
}
