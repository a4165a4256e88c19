import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { firstScreen } from './build/first-screen.ts';
import { requireKitSheets } from './build/kit-sheets.ts';
import { nodePrograms, packages, threadEntries } from './build/node-programs.ts';
import { notePackages, writeNotices } from './build/notices.ts';
import { writeNames } from './build/preload-names.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

/** The folders of the packages whose code or fonts are handed on, and so their licenses. */
const handedOn = new Set(packages.map((name) => join(root, 'node_modules', name)));

const shared = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  plugins: [notePackages(handedOn)],
} satisfies InlineConfig;

rmSync(out, { recursive: true, force: true });
await buildPage();
await buildPreload('electron', 'cjs');
await buildPreload('chromium', 'iife');
await buildMain();
writeFileSync(join(out, 'third-party-notices.txt'), writeNotices(handedOn));

/** The window: its own files only, and a place for the nonce that each page load gets. */
async function buildPage(): Promise<void> {
  await build({
    ...shared,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react(), requireKitSheets(join(root, 'renderer', 'theme', 'kit.css')), ...shared.plugins],
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { output: { codeSplitting: { groups: [...firstScreen] } } },
    },
  });
}

/** A sandboxed preload must be one CommonJS file; Chromium's is one script that runs before the page's own. */
async function buildPreload(host: 'electron' | 'chromium', format: 'cjs' | 'iife'): Promise<void> {
  await build({
    ...shared,
    plugins: [writeNames(), ...shared.plugins],
    build: {
      outDir: join(out, 'preload'),
      emptyOutDir: false,
      target: 'chrome140',
      minify: false,
      lib: { entry: join(root, 'preload', `${host}.ts`), formats: [format], name: 'preload' },
      rolldownOptions: {
        external: ['electron'],
        output: { entryFileNames: format === 'cjs' ? `${host}.cjs` : `${host}.js`, codeSplitting: false },
      },
    },
  });
}

/** The main process for Electron, its threads and the demo gateway. */
async function buildMain(): Promise<void> {
  const entries = { index: 'main/index.ts', ...threadEntries, 'demo-gateway': 'sandbox/embedded.ts' };
  await build({ ...nodePrograms(entries, join(out, 'main')), plugins: shared.plugins });
}
