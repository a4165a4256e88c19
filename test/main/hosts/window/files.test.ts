import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveWindowFiles, type WindowFile } from '../../../../main/hosts/window/files.ts';
import { makeFolder, tinyPage, writeFiles } from '../page-folder.ts';

const origin = 'app://console';

/** A page folder beside files that nobody may have, and what serves it. */
function serveTinyPage(): (path: string) => Promise<WindowFile> {
  const root = makeFolder();
  writeFiles(root, { 'secret.html': 'secret', 'page-secret/secret.html': 'secret' });
  const folder = writeFiles(join(root, 'page'), {
    ...tinyPage,
    'notes.txt': 'secret',
    '.env': 'secret',
    'data.json': '{}',
  });
  mkdirSync(join(folder, 'folder.html'));
  const serve = serveWindowFiles(folder);
  return (path) => serve(`${origin}${path}`);
}

function nonceOf(file: WindowFile): string {
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(file.headers['content-security-policy'] ?? '') ?? [];
  return nonce;
}

describe('the page', () => {
  it('is the one that was there at first, also after another was built in its place', async () => {
    const folder = writeFiles(join(makeFolder(), 'page'), tinyPage);
    const serve = serveWindowFiles(folder);
    const first = await serve(`${origin}/`);
    rmSync(folder, { recursive: true });
    writeFiles(folder, { 'index.html': 'a newer one', 'newer.js': '' });
    const second = await serve(`${origin}/`);
    expect(second.body.length).toBe(first.body.length);
    expect(second.body.toString()).not.toContain('a newer one');
    expect((await serve(`${origin}/newer.js`)).status).toBe(404);
  });

  it('is given for the root and by its name', async () => {
    const serve = serveTinyPage();
    for (const path of ['/', '/index.html', '/?query=1', '/index.html#part', '/./index.html', '/%69ndex.html']) {
      const file = await serve(path);
      expect([file.status, file.headers['content-type']], path).toEqual([200, 'text/html; charset=utf-8']);
    }
  });

  it('carries one nonce in its header and its text, and no placeholder', async () => {
    const file = await serveTinyPage()('/');
    const text = file.body.toString('utf8');
    expect(nonceOf(file)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(text.split(`nonce="${nonceOf(file)}"`)).toHaveLength(4);
    expect(text).not.toContain('__CSP_NONCE__');
  });

  it('gets a new nonce at each load', async () => {
    const serve = serveTinyPage();
    const nonces = await Promise.all(Array.from({ length: 50 }, async () => nonceOf(await serve('/'))));
    expect(new Set(nonces).size).toBe(50);
  });

  it('is painted in the theme of the moment that it is asked for', async () => {
    let theme: 'light' | 'dark' | 'system' = 'light';
    const serve = serveWindowFiles(writeFiles(makeFolder(), tinyPage), () => theme);
    const painted = async () => (await serve(`${origin}/`)).body.toString('utf8');
    expect(await painted()).toContain('<meta name="color-scheme" content="light" />');
    theme = 'dark';
    expect(await painted()).toContain('<meta name="color-scheme" content="dark" />');
    const script = await serve(`${origin}/assets/main.js`);
    expect(script.body.toString('utf8')).toBe(tinyPage['assets/main.js']);
  });

  it('is never kept, guessed at or told to others', async () => {
    expect((await serveTinyPage()('/')).headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
});

describe('its other files', () => {
  it('have the type that their name says, the policy, and their own bytes', async () => {
    const serve = serveTinyPage();
    const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };
    for (const [path, text] of Object.entries(tinyPage)) {
      const type = types[path.split('.').at(-1) as keyof typeof types];
      if (!type) continue;
      const file = await serve(`/${path}`);
      expect([file.status, file.headers['content-type'], file.body.toString()]).toEqual([200, type, text]);
      expect(file.headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  it('are not given when they do not exist, are folders or have a type that a page has no use for', async () => {
    const serve = serveTinyPage();
    const paths = ['/missing.js', '/assets', '/assets/', '/folder.html', '/notes.txt', '/.env', '/data.json', '/index'];
    for (const path of [...paths, '/index.HTML', '/.constructor', '/x.__proto__', '/index.html/', '//index.html/x']) {
      const file = await serve(path);
      expect([path, file.status, file.body.toString()]).toEqual([path, 404, 'Not found']);
    }
  });
});

describe('files elsewhere', () => {
  it('are not given, however they are asked for', async () => {
    const serve = serveTinyPage();
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/%2e%2e%2fsecret.html',
      '/..%2fsecret.html',
      '/assets/../../secret.html',
      '/assets/%2e%2e/%2e%2e/secret.html',
      '/assets/..%2f..%2fsecret.html',
      '/..%5csecret.html',
      '/..\\secret.html',
      '/%5c..%5csecret.html',
      '/../page-secret/secret.html',
      '/..%2fpage-secret%2fsecret.html',
      '/%2fetc/passwd',
      '//etc/passwd',
      '/etc/passwd',
      '/C:%5cWindows%5cwin.ini',
      '/c:/secret.html',
      '/secret.html%00.js',
      '/index.html%00',
      '/%00',
      '/%',
      '/%zz.html',
      '/%c0%ae%c0%ae/secret.html',
      '/%252e%252e/secret.html',
    ]) {
      const file = await serve(path);
      expect([path, file.status, file.body.toString()]).toEqual([path, 404, 'Not found']);
    }
  });

  it('are not given for what is no address at all', async () => {
    const serve = serveWindowFiles(writeFiles(makeFolder(), tinyPage));
    for (const url of ['', 'not an address', '/index.html', 'app://']) expect((await serve(url)).status, url).toBe(404);
  });
});
