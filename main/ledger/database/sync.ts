import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Waits until the disk has the names in a folder: a file that was synced, in a folder that was not, can be gone after a
 * power cut. Windows has no such call and keeps names by itself.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until the disk has what was written to a file. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
