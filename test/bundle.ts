import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/** Packages with binaries inside stay packages: they are looked for from where the bundle lies. */
const packages = ['better-sqlite3', 'keytar'];

/**
 * Bundles programs of ours into a folder, one file each, as a package has them: a start then takes a third to a half of
 * the work that it takes from sources. `entries` names each one's source, relative to the project's root.
 */
export async function bundle(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: packages },
    build: {
      outDir: folder,
      emptyOutDir: true,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(root, source)])),
        external: [...packages, 'electron', 'playwright-core', /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** The ledger's threads, as {@link bundle} wants them. */
export const threadEntries = {
  writer: 'main/ledger/threads/writer.ts',
  reader: 'main/ledger/threads/reader.ts',
} as const;
