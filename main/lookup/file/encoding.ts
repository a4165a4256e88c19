import { TextDecoder } from 'node:util';

/** How the characters of a file are written, by the names of the Encoding Standard. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** `certain` is false for bytes that could be of several encodings. */
export interface FoundEncoding {
  readonly encoding: Encoding;
  readonly certain: boolean;
}

/** So many bytes tell whether every second one is zero. */
const looked = 4_096;

/**
 * Finds out how the characters of a text are written, from all of its bytes. A byte order mark says it; in UTF-16 without one
 * every second byte of a table of Latin letters is zero; whatever is valid UTF-8 is UTF-8, since no other text is so by chance.
 * All else is taken for Windows-1252, as old spreadsheets write it, and that is asked about.
 */
export async function findEncoding(bytes: AsyncIterable<Uint8Array>): Promise<FoundEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head: Uint8Array = new Uint8Array();
  let isLookedAt = false;
  let isUtf8 = true;
  for await (const chunk of bytes) {
    if (!isLookedAt) {
      head = Buffer.concat([head, chunk]);
      if (head.length < looked) continue;
      const wide = findWide(head);
      if (wide) return { encoding: wide, certain: true };
      isLookedAt = true;
      isUtf8 = isValid(() => decoder.decode(head, { stream: true }));
    } else isUtf8 = isValid(() => decoder.decode(chunk, { stream: true }));
    if (!isUtf8) return { encoding: 'windows-1252', certain: false };
  }
  const wide = isLookedAt ? undefined : findWide(head);
  if (wide) return { encoding: wide, certain: true };
  const isWhole = isValid(() => decoder.decode(isLookedAt ? new Uint8Array() : head));
  return isWhole ? { encoding: 'utf-8', certain: true } : { encoding: 'windows-1252', certain: false };
}

function isValid(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

function findWide(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const [even, odd] = [0, 1].map((first) => countZeros(head.subarray(0, looked), first)) as [number, number];
  const most = Math.min(head.length, looked) / 4;
  if (odd > most && even * 4 < odd) return 'utf-16le';
  return even > most && odd * 4 < even ? 'utf-16be' : undefined;
}

function countZeros(bytes: Uint8Array, first: number): number {
  let count = 0;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1;
  return count;
}

/** The characters of a text as its bytes come; a byte order mark is none of them. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
