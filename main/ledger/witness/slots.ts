import { createHash } from 'node:crypto';
import type { Head } from '../events/head.ts';

/*
 * A witness is two slots of one block each, written in turn: cut short in the middle of one by a power failure, the other
 * still says what the log ended with a line before. The file never grows, so that a full disk cannot keep it from being written.
 */

/** Bytes of a slot: a disk writes so many at once, or none of them. */
export const slotSize = 4_096;

export const slotCount = 2;

/** A slot as it stands in the file: one line of text with a digest of its own, so that half of it is seen. */
export function writeSlot(head: Head): Buffer {
  const text = JSON.stringify([head.deskId, head.sequence, head.digest]);
  return Buffer.from(`${checksum(text)} ${text}\n`.padEnd(slotSize, ' '), 'utf8');
}

/** The newest head that a witness holds; undefined where no slot of it can be read. */
export function readSlots(bytes: Buffer): Head | undefined {
  const heads = Array.from({ length: slotCount }, (_, index) =>
    readSlot(bytes.subarray(index * slotSize, (index + 1) * slotSize).toString('utf8')),
  );
  return heads.flatMap((head) => head ?? []).toSorted((one, other) => other.sequence - one.sequence)[0];
}

function readSlot(slot: string): Head | undefined {
  const [, sum, text = ''] = /^([0-9a-f]{64}) (\[.*\])\n/.exec(slot) ?? [];
  if (sum === undefined || checksum(text) !== sum) return undefined;
  const [deskId, sequence, digest] = JSON.parse(text) as [string, number, string];
  return { deskId, sequence, digest };
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
