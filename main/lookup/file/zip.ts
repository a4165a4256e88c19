import { type FileHandle, open } from 'node:fs/promises';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { UnfitExport } from '../csv/unfit.ts';

/** A file in a zip archive, as its directory names it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** What its bytes come to once they are unpacked: how many they are, and their CRC-32. */
  readonly unpacked: number;
  readonly checksum: number;
  /** Where its local header begins, in bytes. */
  readonly at: number;
}

/** The directory stands at the end, behind which only a comment of so many bytes may come. */
const longestEnd = 22 + 0xffff;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** What a size or place is written as where the 64-bit form has the real one. */
const elsewhere = 0xffffffff;

/**
 * Reads the directory of a zip archive: the files in it that a person packed, in their order. Throws an {@link UnfitExport} for
 * one that is cut short, encrypted, in 64-bit form, or packed otherwise than by deflate.
 */
export async function listZipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
    const end = findEnd(tail);
    const [length, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (at === elsewhere || length === elsewhere || at + length > size) throw unpackable();
    const entries = readDirectory(await readAt(file, at, length));
    return entries.filter(({ name }) => isTable(name));
  } finally {
    await file.close();
  }
}

/**
 * The bytes of one file in an archive, unpacked as they are read. Ends in an {@link UnfitExport} where they are not those that were
 * packed: one bit makes another amount.
 */
export async function openZipEntry(path: string, entry: ZipEntry): Promise<Readable> {
  const { at, packed, method } = entry;
  const file = await open(path);
  try {
    const header = await readAt(file, at, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== localMark) throw unpackable();
    const start = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (packed === 0) {
      await file.close();
      if (entry.unpacked !== 0) throw unpackable();
      return Readable.from([]);
    }
    const bytes = file.createReadStream({ start, end: start + packed - 1 });
    // What fails on either side ends the other, and whoever reads hears of it.
    const checked = new PassThrough();
    const unpacking = method === 0 ? new PassThrough() : createInflateRaw();
    pipeline(
      bytes,
      unpacking,
      (unpacked: AsyncIterable<Buffer>) => check(unpacked, entry),
      checked,
      () => {},
    );
    return checked;
  } catch (failure) {
    await file.close();
    throw failure;
  }
}

async function* check(bytes: AsyncIterable<Buffer>, { unpacked, checksum }: ZipEntry): AsyncGenerator<Buffer> {
  let [length, sum] = [0, 0];
  for await (const chunk of bytes) {
    length += chunk.length;
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (length !== unpacked || sum !== checksum) throw unpackable();
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) if (tail.readUInt32LE(at) === endMark) return at;
  throw unpackable();
}

function readDirectory(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== entryMark) throw unpackable();
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
    const [checksum, packed, unpacked, begins] = [16, 20, 24, 42].map((offset) =>
      directory.readUInt32LE(at + offset),
    ) as [number, number, number, number];
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const isEncrypted = (flags & 1) === 1;
    if (isEncrypted || [packed, unpacked, begins].includes(elsewhere) || (method !== 0 && method !== 8))
      throw unpackable();
    const named = directory.toString('utf8', at + 46, at + 46 + name);
    entries.push({ name: named, method, packed, unpacked, checksum, at: begins });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Folders, and what macOS and others put beside a file, are nobody's table. */
function isTable(name: string): boolean {
  return !name.endsWith('/') && !name.startsWith('__MACOSX/') && !/(?:^|\/)\./.test(name);
}

function unpackable(): UnfitExport {
  return new UnfitExport({ kind: 'cannotUnpack' });
}
