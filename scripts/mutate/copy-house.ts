import { cpSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What is made anew or too large; packages are linked instead. */
const leftOut = new Set(['node_modules', '.git', 'out', 'dist', 'reports', 'test-results', 'tour-out', 'screenshots']);

/** A second house to break things in. */
export function copyHouse(root: string, target: string): void {
  cpSync(root, target, { recursive: true, filter: (path) => !leftOut.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'), 'dir');
}
