import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LedgerProblem } from '../problem.ts';

/** What is left free for everything else on the disk, in bytes. */
const reserve = 64 * 2 ** 20;

/** A new file has no gaps, and its write-ahead log stands beside it while it is filled: as a part of the ledger's size. */
export const forRebuild = 1.3;

/** Bytes that a user may still write to the disk of a folder. */
export type Free = (folder: string) => number;

export function readFree(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Throws `noRoom`, with how much is needed and how much is free, unless the disk has room for `times` as much as the
 * ledger. What is there already of a file that was begun is not needed again.
 */
export function requireSpace(file: string, times: number, begun?: string, free: Free = readFree): void {
  const sizeOf = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  const present = begun === undefined ? 0 : sizeOf(begun);
  const needed = Math.max(0, Math.ceil(sizeOf(file) * times) - present) + reserve;
  const there = free(dirname(file));
  if (there >= needed) return;
  throw new LedgerProblem('noRoom', `${file}: ${inMegabytes(needed)} needed, ${inMegabytes(there)} free.`, file);
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
