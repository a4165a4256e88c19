import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownNode } from './packages.mjs';
import { run, say } from './run.mjs';

const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, 'out', 'built-from');
const sources = ['protocol', 'contract', 'main', 'preload', 'renderer', 'sandbox', 'assets', 'scripts/build'];
const files = ['scripts/build.ts', 'package-lock.json', 'package.json'];

/** Builds the window and the packaged main process when a source changed; by content, since a clone has no times. */
export function buildWhenStale() {
  const fingerprint = fingerprintSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  say('Building the window.');
  run(ownNode, [join(root, 'scripts', 'build.ts')], { cwd: root });
  writeFileSync(stamp, fingerprint);
}

function fingerprintSources() {
  const hash = createHash('sha256');
  for (const file of [...sources.flatMap(listFiles), ...files].sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function listFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
