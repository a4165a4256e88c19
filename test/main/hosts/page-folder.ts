import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A page as the build leaves it, small: a nonce to fill in, an inline script that must not run, one that must. */
export const tinyPage: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html><html lang="en"><head><title>Be2bill console</title>
    <meta name="color-scheme" content="light dark" />
    <meta property="csp-nonce" nonce="__CSP_NONCE__">
    <style nonce="__CSP_NONCE__">body { margin: 7px }</style>
    <style>body { padding: 9px }</style>
    <script>globalThis.inlineRan = true</script>
    <script type="module" src="./assets/main.js"></script>
  </head><body><p>Hello</p></body></html>`,
  'assets/main.js': 'globalThis.moduleRan = true;',
  'assets/main.css': 'body { color: black }',
  'assets/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** A new folder that goes with the test, or when somebody else says. */
export function makeFolder(atEnd: (clean: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-host-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
