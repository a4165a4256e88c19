import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explainFailure } from '../../../scripts/dist/explain.ts';
import { runDist } from './run-dist.ts';

describe('a failure', () => {
  it('to fetch something names its address', () => {
    const failure = Object.assign(new Error('getaddrinfo ENOTFOUND github.com'), {
      options: { url: new URL('https://github.com/electron/electron/releases/download/v45/electron.zip') },
    });
    expect(explainFailure(failure)).toBe(
      'The packages were not made: https://github.com/electron/electron/releases/download/v45/electron.zip could not be fetched (getaddrinfo ENOTFOUND github.com).',
    );
  });

  it('of another kind is told in one line', () => {
    expect(explainFailure(new Error('No space left\n  at write'))).toBe('The packages were not made: No space left');
    expect(explainFailure(Object.assign(new Error('odd'), { options: { url: 'text' } }))).not.toContain('fetched');
    expect(explainFailure('a string')).toBe('The packages were not made: a string');
  });
});

describe('npm run dist', () => {
  it('says in one line that Electron could not be fetched and from where, and ends with 1', async () => {
    const server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const folder = mkdtempSync(join(tmpdir(), 'be2bill-unfetched-'));
    onTestFinished(() => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { code, complaints } = await runDist(
      ['--linux', 'dir', '--x64', `-c.directories.output=${folder}`],
      // Where Electron was fetched before, it would be taken from there.
      { ELECTRON_MIRROR: mirror, XDG_CACHE_HOME: folder, HOME: folder, LOCALAPPDATA: folder },
    );
    expect(complaints).toMatch(/^The packages were not made: .* could not be fetched \(.*404.*\)\.\n$/);
    const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    const version = `v${devDependencies.electron}`;
    expect(complaints).toContain(`${mirror}${version}/electron-${version}-linux-x64.zip`);
    expect(code).toBe(1);
  });

  it('refuses a word that electron-builder does not know', async () => {
    const { code, complaints } = await runDist(['--lunch']);
    expect(complaints).toContain('Unknown argument: lunch');
    expect(code).toBe(1);
  });
});
