import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the page stands. */
export const pagePath = '/sandbox/';

/** What the page consists of, next to this file: hand-written, served as it is. */
const assets: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'base.css': 'text/css; charset=utf-8',
  'frame.css': 'text/css; charset=utf-8',
  'parts.css': 'text/css; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'api.js': 'text/javascript; charset=utf-8',
  'elements.js': 'text/javascript; charset=utf-8',
  'format.js': 'text/javascript; charset=utf-8',
  'table.js': 'text/javascript; charset=utf-8',
  'transactions.js': 'text/javascript; charset=utf-8',
  'colleague.js': 'text/javascript; charset=utf-8',
  'requests.js': 'text/javascript; charset=utf-8',
  'notifications.js': 'text/javascript; charset=utf-8',
  'faults.js': 'text/javascript; charset=utf-8',
  'clock.js': 'text/javascript; charset=utf-8',
  'accounts.js': 'text/javascript; charset=utf-8',
};

/** Nothing from elsewhere, no inline script or style, no frame around it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page in a browser. It holds nothing by itself: what it shows it asks of the control API, with its token. */
export function addPageRoutes(app: FastifyInstance): void {
  app.get('/sandbox', async (_request, reply) => reply.redirect(pagePath));
  app.get(pagePath, async (_request, reply) => sendAsset(reply, 'index.html'));
  app.get(`${pagePath}guide.md`, async (_request, reply) =>
    sendFile(reply, '../../guide.md', 'text/plain; charset=utf-8'),
  );
  for (const name of Object.keys(assets)) {
    app.get(`${pagePath}${name}`, async (_request, reply) => sendAsset(reply, name));
  }
}

function sendAsset(reply: FastifyReply, name: string): Promise<FastifyReply> {
  return sendFile(reply, name, assets[name] ?? 'text/plain');
}

/** The console embeds the gateway without its page: there is a 404. `file` from the folder of the assets. */
async function sendFile(reply: FastifyReply, file: string, type: string): Promise<FastifyReply> {
  const content = await readFile(join(import.meta.dirname, 'assets', file)).catch(() => undefined);
  if (!content) return reply.code(404).type('text/plain').send('The page comes with "npm run sandbox".');
  return reply
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .type(type)
    .send(content);
}

/** The link that opens the page with its token. A fragment stays in the browser: it stands in no request and no log. */
export function pageLink(url: string, token: string): string {
  return `${url}${pagePath}#token=${token}`;
}
