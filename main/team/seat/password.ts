import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** A password that nobody chose and nobody types: 256 random bits. */
export function createPassword(): string {
  return randomBytes(32).toString('base64url');
}

/** How often PostgreSQL itself hashes a password; with so many random bits nothing hangs on it. */
const rounds = 4_096;

/**
 * What PostgreSQL keeps of a password for SCRAM-SHA-256 (RFC 5802, RFC 5803). Made here, so that the password itself stands in no
 * log of the server; nobody can log in by it.
 */
export function createVerifier(password: string, salt = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyed = (word: string) => createHmac('sha256', salted).update(word).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
