import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What stands at the root and is the house's own. */
const rooms = [
  '.github',
  'assets',
  'contract',
  'docs',
  'main',
  'preload',
  'protocol',
  'renderer',
  'sandbox',
  'scripts',
  'test',
];

/** Every file of the house by its path from the root, with `/` on every system. */
export function listFiles(): readonly string[] {
  const within = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return [...atRoot, ...within].map((path) => path.split(sep).join('/')).toSorted();
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
}
