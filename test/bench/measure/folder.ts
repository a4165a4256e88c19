import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../ledgers/cache.ts';

/**
 * Lends a folder for as long as something needs one. It stands beside the kept ledgers: only there can a copy share their
 * blocks, and a temporary folder may lie in memory, where no write waits for a disk.
 */
export async function withFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(cache, 'run-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
