import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveInside, serveWindowFiles } from '../../../../main/hosts/window/files.ts';
import { paintGround } from '../../../../main/hosts/window/ground.ts';
import { makeFolder, tinyPage, writeFiles } from '../page-folder.ts';

/** Pieces from which paths that lead out are made, plain and escaped once or twice. */
const piece = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '',
    '/',
    '//',
    '\\',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '%252e',
    '%00',
    '\0',
    '%c0%ae',
    'C:',
    '~',
  ),
  fc.constantFrom(
    'index.html',
    'assets',
    'main.js',
    'page',
    'secret.html',
    'etc',
    'passwd',
    'file:',
    '..;',
    '...',
    '..js',
  ),
  fc.string({ maxLength: 6 }),
);
const path = fc.array(piece, { maxLength: 8 }).chain((pieces) => fc.constantFrom(pieces.join('/'), pieces.join('')));

describe('a path of the page', () => {
  it('names a file inside the folder or none', () => {
    const folder = join(sep, 'srv', 'page');
    fc.assert(
      fc.property(path, (pathname) => {
        const file = resolveInside(folder, `/${pathname}`);
        if (file === undefined) return;
        const inside = relative(folder, file);
        expect(isAbsolute(inside) || inside.split(sep).includes('..')).toBe(false);
        expect(file).not.toMatch(/[\0\\]/);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives the bytes of a file of the page or none, and never breaks', async () => {
    const root = makeFolder();
    writeFiles(root, { 'secret.html': 'secret', 'secret.js': 'secret' });
    const folder = writeFiles(join(root, 'page'), tinyPage);
    const serve = serveWindowFiles(folder);
    const own = Object.keys(tinyPage).map((name) =>
      paintGround(readFileSync(join(folder, name), 'utf8'), 'system', '__CSP_NONCE__'),
    );
    const prefix = fc.constantFrom('app://console/', 'https://be2bill-console.invalid/', 'app://console', '');
    await fc.assert(
      fc.asyncProperty(prefix, path, async (start, rest) => {
        const { status, body, headers } = await serve(`${start}${rest}`);
        const [, nonce = ''] = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '') ?? [];
        const text = body.toString('utf8');
        if (status === 404) expect(text).toBe('Not found');
        else expect(own).toContain(nonce ? text.replaceAll(nonce, '__CSP_NONCE__') : text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never one of Windows, where a backslash leads out as well', () => {
    for (const path of ['/assets%5cmain.js', '/assets\\main.js', '/..%5c..%5cmain.js']) {
      expect(resolveInside('/srv/page', path), path).toBeUndefined();
    }
  });

  it('finds the files of the page, too: the two above do not hold because nothing is ever found', () => {
    for (const name of Object.keys(tinyPage))
      expect(resolveInside('/srv/page', `/${name}`)).toBe(join('/srv/page', name));
  });
});
