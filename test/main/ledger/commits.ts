import { readFileSync } from 'node:fs';

/**
 * How many commits lie in a write-ahead log: frames that bear the size of the file after them, and the salt of the log as it
 * is now (https://sqlite.org/fileformat2.html#the_write_ahead_log). Only what nobody has emptied since is seen.
 */
export function countCommits(file: string): number {
  const log = readFileSync(`${file}-wal`);
  if (log.length === 0) return 0;
  const pageSize = log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let commits = 0;
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
}
