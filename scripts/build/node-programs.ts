import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '../..');

/** Packages with binaries inside stay packages, and are looked for from where a program lies. */
export const packages = ['better-sqlite3', 'keytar'];

/** What the host brings: Electron itself, or what only the Chromium host loads. */
const external = ['electron', 'playwright-core', ...packages];

/** The threads of the ledger and of reading exports, each a file of its own, since `new Worker(new URL(…))` is not bundled. */
export const threadEntries = {
  writer: 'main/ledger/threads/writer.ts',
  reader: 'main/ledger/threads/reader.ts',
  checkpointer: 'main/ledger/threads/checkpointer.ts',
  'export-reader': 'main/lookup/export-reader.ts',
  rebuilder: 'main/ledger/threads/rebuilder.ts',
} as const;

/**
 * How programs for Node are bundled into a folder, for the package and for tests alike: a start then takes a third to a
 * half of the work that it takes from sources. `entries` names each one's source, relative to the project's root.
 */
export function nodePrograms(entries: Readonly<Record<string, string>>, outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(root, source)])),
        external: [...external, /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}
