import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

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
