import type { Json } from '../../protocol/strict-json.ts';
import type { AnsweredPage } from '../domain/page/answered-page.ts';

export type { AnsweredPage } from '../domain/page/answered-page.ts';

/** Longer than any form that a browser is sent on by, in characters. */
const longestPage = 500_000;

/**
 * What an answer sends the holder's browser on with: REDIRECTHTML in base64, called 3DSECUREHTML by protocol 2.0, or with display
 * mode `raw` REDIRECTURL and REDIRECTPOSTPARAMS (S3:206–226, protocol.md §8). It never decides about an answer: what cannot be read
 * is no page.
 */
export function readPage(fields: ReadonlyMap<string, Json>): AnsweredPage | undefined {
  const [url, parameters, html, older] = names.map((name) => fields.get(name));
  if (typeof url === 'string' && typeof parameters === 'string') return readPost(url, parameters);
  if (typeof html === 'string') return readHtml(html);
  return typeof older === 'string' ? readHtml(older) : undefined;
}

const names = ['REDIRECTURL', 'REDIRECTPOSTPARAMS', 'REDIRECTHTML', '3DSECUREHTML'] as const;

function readPost(url: string, parameters: string): AnsweredPage | undefined {
  const address = URL.parse(url);
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') return undefined;
  return url.length + parameters.length > longestPage ? undefined : { kind: 'post', url, parameters };
}

function readHtml(base64: string): AnsweredPage | undefined {
  if (base64 === '' || base64.length > longestPage || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64)) return undefined;
  return { kind: 'html', html: Buffer.from(base64, 'base64').toString('utf8') };
}
