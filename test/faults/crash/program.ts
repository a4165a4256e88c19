import { mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { nodePrograms, threadEntries } from '../../../scripts/build/node-programs.ts';
import type { Program } from '../headless-console.ts';

const modules = join(import.meta.dirname, '../../../node_modules');

/**
 * The headless program, or another one of a console, built into one file beside its threads, as a package has them, in a folder:
 * a start then takes a third of the work that it takes from some two hundred source files.
 */
export async function buildProgram(
  folder: string,
  source = 'main/headless.ts',
  words: readonly string[] = [],
): Promise<Program> {
  const home = mkdtempSync(join(folder, 'program-'));
  symlinkSync(modules, join(home, 'node_modules'));
  await build(nodePrograms({ console: source, ...threadEntries }, join(home, 'out')));
  return {
    entry: join(home, 'out/console.js'),
    words,
    environment: { NODE_COMPILE_CACHE: join(home, 'compiled') },
  };
}
