import { readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What Chromium marks a profile with on Linux and macOS: a link to `HOST-PID`, and what belongs to it. */
const marks = ['SingletonLock', 'SingletonCookie', 'SingletonSocket'];

/** How long the browser of a console that was killed may take to go, in milliseconds; it follows its pipe. */
const usualPatience = 5_000;

/**
 * Frees a profile that the browser of a killed console has left marked. It is ours alone, because the data folder has
 * one owner; Chromium would not start on it once the computer has another name, and says so to nobody.
 */
export async function freeProfile(folder: string, patience: number = usualPatience): Promise<void> {
  const end = performance.now() + patience;
  while (isHeld(folder) && performance.now() < end) await pause(50);
  for (const mark of marks) rmSync(join(folder, mark), { force: true });
}

/** Whether the browser that marked it is still there, as far as this computer can tell. */
function isHeld(folder: string): boolean {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock'))) ?? [];
    return host === hostname() && process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}
