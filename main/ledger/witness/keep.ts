import { closeSync, fdatasyncSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../database/sync.ts';
import type { Head } from '../events/head.ts';
import { witnessFile } from './read.ts';
import { readSlots, slotCount, slotSize, writeSlot } from './slots.ts';

/** The witness of an open ledger. Only what is durable in the ledger may be told to it: it is never ahead. */
export interface KeptWitness {
  /** Writes a head down, unless it stands there already. */
  follow(head: Head): void;
  /** Waits until the disk has it. */
  sync(): void;
  close(): void;
}

/** Opens the witness beside a ledger, and makes it with a head where there is none: file 0600. */
export function keepWitness(file: string, first: Head): KeptWitness {
  const place = witnessFile(file);
  const handle = openOrMake(place, first);
  const bytes = readFileSync(place);
  let written = readSlots(bytes);
  let next = written === undefined ? 0 : slotAfter(bytes, written);
  let synced = true;
  return {
    follow: (head) => {
      if (written?.sequence === head.sequence && written.digest === head.digest) return;
      synced = false;
      writeSync(handle, writeSlot(head), 0, slotSize, next * slotSize);
      next = (next + 1) % slotCount;
      written = head;
    },
    sync: () => {
      if (synced) return;
      // macOS has no other call that waits for the disk itself.
      if (process.platform === 'darwin') fsyncSync(handle);
      else fdatasyncSync(handle);
      synced = true;
    },
    close: () => closeSync(handle),
  };
}

/** The slot that does not hold the newest head: what is cut short in it takes nothing along. */
function slotAfter(bytes: Buffer, newest: Head): number {
  const index = bytes.indexOf(writeSlot(newest));
  return (Math.floor(index / slotSize) + 1) % slotCount;
}

function openOrMake(place: string, first: Head): number {
  try {
    return openSync(place, 'r+');
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'ENOENT')) throw failure;
  }
  makeWitness(place, first);
  return openSync(place, 'r+');
}

/** Every block of it is on the disk before it gets its name. */
function makeWitness(place: string, first: Head): void {
  const partial = `${place}.partial`;
  rmSync(partial, { force: true });
  const handle = openSync(partial, 'wx', 0o600);
  try {
    for (let slot = 0; slot < slotCount; slot += 1) {
      writeSync(handle, writeSlot(first), 0, slotSize, slot * slotSize);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, place);
  syncFolder(dirname(place));
}
