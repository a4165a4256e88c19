import { statSync } from 'node:fs';

/** How large a ledger's write-ahead log is, in bytes; 0 where there is none. */
export function sizeOfLog(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

const megabyte = 2 ** 20;

/** From these sizes on, in bytes, something is done about the write-ahead log. */
export const logSizes = {
  /** Its pages are copied into the file, beside the writer. */
  copied: 4 * megabyte,
  /** It is emptied as well, for which the writer and every reader have to be between two transactions. */
  emptied: 16 * megabyte,
  /** An import makes room for that between two pieces. */
  pausing: 24 * megabyte,
  /** The writer empties it itself, whoever waits. */
  unbearable: 48 * megabyte,
} as const;
