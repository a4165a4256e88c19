import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file system of so many megabytes in memory, for one test; undefined where this user may not mount one. */
export function mountSmallDisk(megabytes = 2): string | undefined {
  const mounted = mountDisk(megabytes);
  if (mounted) onTestFinished(mounted.unmount);
  return mounted?.folder;
}

export function mountDisk(megabytes: number): { readonly folder: string; readonly unmount: () => void } | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-disk-'));
  const unmount = () => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0) {
    return { folder, unmount };
  }
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

/** Takes all the room that is left, into one file: in large pieces first, and then in small ones. */
export function fillDisk(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [2 ** 20, 4096]) {
    const piece = Buffer.alloc(size);
    try {
      while (writeSync(handle, piece) === size);
    } catch {}
  }
  closeSync(handle);
}
