import { open } from 'node:fs/promises';

/** How a file is packed, by its first bytes: what it is called says nothing for certain. */
export type Compression = 'none' | 'gzip' | 'zip';

export async function readCompression(path: string): Promise<Compression> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return compressionOf(head);
  } finally {
    await file.close();
  }
}

/** RFC 1952 and the ZIP format each begin with marks of their own; no text of an export begins with either. */
export function compressionOf(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const isZip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  return isZip ? 'zip' : 'none';
}
