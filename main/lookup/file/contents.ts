import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnfitExport } from '../csv/unfit.ts';
import { type Compression, readCompression } from './compression.ts';
import { listZipEntries, openZipEntry } from './zip.ts';

/** One table in a file, with its bytes as they were before they were packed; they can be read again from the beginning. */
export interface Content {
  readonly name: string;
  /** Whether bytes were packed: only at their end is it known that they are those that were. */
  readonly isPacked: boolean;
  read(): Promise<AsyncIterable<Uint8Array>>;
}

export interface Contents {
  readonly compression: Compression;
  readonly tables: readonly Content[];
}

/** Opens what a file holds: itself, or what was packed in it. Throws an {@link UnfitExport} for an archive without a table. */
export async function openContents(path: string): Promise<Contents> {
  const compression = await readCompression(path);
  const name = basename(path);
  switch (compression) {
    case 'none':
      return { compression, tables: [{ name, isPacked: false, read: async () => createReadStream(path) }] };
    case 'gzip':
      return {
        compression,
        tables: [{ name: name.replace(/\.gz$/i, ''), isPacked: true, read: async () => unpacking(openGzip(path)) }],
      };
    case 'zip': {
      const entries = await listZipEntries(path);
      if (entries.length === 0) throw new UnfitExport({ kind: 'emptyArchive' });
      const tables = entries.map((entry) => ({
        name: entry.name,
        isPacked: true,
        read: async () => unpacking(await openZipEntry(path, entry)),
      }));
      return { compression, tables };
    }
  }
}

function openGzip(path: string): AsyncIterable<Uint8Array> {
  const unpacked = createGunzip();
  pipeline(createReadStream(path), unpacked, () => {});
  return unpacked;
}

/** An archive that is damaged or cut short says so in zlib's words; nobody at a desk knows those. */
async function* unpacking(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (failure) {
    const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    throw code.startsWith('Z_') ? new UnfitExport({ kind: 'cannotUnpack' }) : failure;
  }
}
