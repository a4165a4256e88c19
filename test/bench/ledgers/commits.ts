import { closeSync, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openReadable } from '../../../main/ledger/database/open.ts';

/*
 * A write-ahead log is a header of 32 bytes and frames of 24 bytes and a page each, which bear the header's salts as long
 * as they count: https://sqlite.org/fileformat2.html, "The Write-Ahead Log".
 */
const headerSize = 32;
const frameHeaderSize = 24;

/** Counts what becomes durable in a ledger's file. */
export interface CommitCounter {
  /** Commits since the counter was opened. */
  count(): number;
  close(): void;
}

/**
 * Counts commits by the log itself: a frame that tells the size of the file ends a transaction, and with
 * `synchronous = FULL` each of them is one sync of the log. Syncs of checkpoints come on top; no write waits for them to be
 * acknowledged. A reader that keeps its snapshot meanwhile keeps SQLite from beginning the log anew.
 */
export function openCommitCounter(file: string): CommitCounter {
  const database = openReadable(file);
  holdSnapshot(database);
  const before = readLog(`${file}-wal`);
  return {
    count: () => {
      const now = readLog(`${file}-wal`);
      // The log may have been begun anew once, by the first write after the snapshot, when all of it was in the file.
      return now.salts === before.salts ? now.commits - before.commits : now.commits;
    },
    close: () => database.close(),
  };
}

function holdSnapshot(database: Database.Database): void {
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function readLog(wal: string): { readonly commits: number; readonly salts: string } {
  let handle: number;
  try {
    handle = openSync(wal, 'r');
  } catch {
    return { commits: 0, salts: '' };
  }
  try {
    return countFrames(handle);
  } finally {
    closeSync(handle);
  }
}

function countFrames(handle: number): { readonly commits: number; readonly salts: string } {
  const header = Buffer.alloc(headerSize);
  if (readSync(handle, header, 0, headerSize, 0) < headerSize) return { commits: 0, salts: '' };
  const salts = header.toString('hex', 16, 24);
  const step = frameHeaderSize + header.readUInt32BE(8);
  const frame = Buffer.alloc(frameHeaderSize);
  let commits = 0;
  for (let at = headerSize; readSync(handle, frame, 0, frameHeaderSize, at) === frameHeaderSize; at += step) {
    if (frame.toString('hex', 8, 16) !== salts) break;
    if (frame.readUInt32BE(4) !== 0) commits += 1;
  }
  return { commits, salts };
}
