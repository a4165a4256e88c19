import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { paintGround, type Theme } from './ground.ts';
import { contentSecurityPolicy } from './security-policy.ts';

/** What the window gets for a URL: the same in both hosts. */
export interface WindowFile {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The build leaves this word where each page load needs a fresh nonce for its style sheets. */
const noncePlaceholder = '__CSP_NONCE__';

/**
 * Serves the built page out of its folder and nothing else; a page is painted in the theme of that moment. The folder is read
 * once: a page that is loaded again after another command has built a newer one would not fit the main process that runs.
 */
export function serveWindowFiles(
  folder: string,
  theme: () => Theme = () => 'system',
): (url: string) => Promise<WindowFile> {
  let reading: Promise<ReadonlyMap<string, Buffer>> | undefined;
  return async (url) => {
    reading ??= readFiles(folder);
    const path = URL.canParse(url) ? resolveInside(folder, new URL(url).pathname) : undefined;
    const type = path && types[extname(path)];
    if (!path || !type) return notFound();
    const body = (await reading).get(path);
    if (!body) return notFound();
    const nonce = randomBytes(16).toString('base64');
    const page = type.startsWith('text/html') ? fillPage(body, nonce, theme()) : body;
    return { status: 200, headers: headersFor(type, nonce), body: page };
  };
}

/** Every file of the page by its path; none where there is no such folder. */
async function readFiles(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => [path, await readFile(path).catch(() => undefined)] as const),
  );
  return new Map(files.flatMap(([path, body]) => (body ? [[path, body]] : [])));
}

/** The file that a path names, or undefined for one outside the folder: `..`, an absolute path, a broken escape. */
export function resolveInside(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const path = join(folder, decoded);
  const inside = relative(folder, path);
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : path;
}

function headersFor(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function fillPage(page: Buffer, nonce: string, theme: Theme): Buffer {
  const withNonce = page.toString('utf8').replaceAll(noncePlaceholder, nonce);
  return Buffer.from(paintGround(withNonce, theme, nonce), 'utf8');
}

function notFound(): WindowFile {
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('Not found') };
}
