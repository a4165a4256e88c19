import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ExportAccount } from '../read-file.ts';

/** SHA-256 over a file as it lies there, in hexadecimal, and its length. */
export async function digestFile(path: string): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { digest: hash.digest('hex'), bytes };
}

/**
 * A short text for which accounts are known, in whatever order: half a SHA-256, as a line of the log has room for. A row of an account
 * that nobody knows is kept nowhere, so that with another one the same count of rows is another place in a file.
 */
export function digestAccounts(accounts: readonly ExportAccount[]): string {
  const all = accounts.map(({ identifier, accountId, currency }) => JSON.stringify([identifier, accountId, currency]));
  return createHash('sha256').update(all.toSorted().join('\n')).digest().toString('base64url', 0, 16);
}
