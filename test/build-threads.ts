import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { nodePrograms, threadEntries } from '../scripts/build/node-programs.ts';
import { builtThreadsVariable } from './threads.ts';

/** Called by Vitest: builds the ledger's threads anew for one run, which opens hundreds of ledgers, and gives their end. */
export async function setup(): Promise<() => void> {
  const cache = join(import.meta.dirname, '../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'threads-'));
  await build(nodePrograms(threadEntries, folder));
  process.env[builtThreadsVariable] = pathToFileURL(join(folder, 'index.js')).href;
  return () => rmSync(folder, { recursive: true, force: true });
}
