import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder like `node_modules/electron`, that would break everything if it were required. */
export function makePackage(install = 'process.exit(1)'): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-electron-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{"name":"electron","version":"45.4.1","main":"index.js"}');
  writeFileSync(
    join(folder, 'index.js'),
    `require('node:fs').writeFileSync(require('node:path').join(__dirname, 'required'), ''); process.exit(9)`,
  );
  writeFileSync(
    join(folder, 'install.js'),
    `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
    const { join } = require('node:path');
    appendFileSync(join(__dirname, 'tries'), 'x');
    const install = () => {
      mkdirSync(join(__dirname, 'dist'));
      writeFileSync(join(__dirname, 'dist', 'electron'), '');
      writeFileSync(join(__dirname, 'path.txt'), 'electron');
    };
    ${install}`,
  );
  return folder;
}

/** Leaves the package as Electron's installer does. */
export function addBinary(folder: string, path = 'electron', binary = path): void {
  mkdirSync(join(folder, 'dist', binary, '..'), { recursive: true });
  writeFileSync(join(folder, 'dist', binary), '#!/bin/sh\n');
  chmodSync(join(folder, 'dist', binary), 0o755);
  writeFileSync(join(folder, 'path.txt'), path);
}
