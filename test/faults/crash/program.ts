import { mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Program } from '../headless-console.ts';

const root = join(import.meta.dirname, '../../..');

/**
 * The console's process built into one file beside its threads, as a package has them, in a folder: a start then takes
 * a third of the work that it takes from some two hundred source files.
 */
export async function buildProgram(folder: string): Promise<Program> {
  const home = mkdtempSync(join(folder, 'program-'));
  // Packages with binaries inside stay packages, and are looked for from where the program lies.
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
    build: {
      outDir: join(home, 'out'),
      emptyOutDir: true,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          console: join(root, 'test/faults/console-process.ts'),
          writer: join(root, 'main/ledger/threads/writer.ts'),
          reader: join(root, 'main/ledger/threads/reader.ts'),
        },
        external: ['better-sqlite3', 'keytar', 'electron', 'playwright-core', /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return {
    entry: join(home, 'out/console.js'),
    environment: { NODE_COMPILE_CACHE: join(home, 'compiled') },
  };
}
