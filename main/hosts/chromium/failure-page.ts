import { randomBytes } from 'node:crypto';
import { windowTitle } from '../host.ts';
import type { WindowFile } from '../window/files.ts';
import { firstPaint, type Theme } from '../window/ground.ts';
import { contentSecurityPolicy } from '../window/security-policy.ts';

/** A page without script, for the one case that nothing else can be shown. Choices are links that lead to a number: the policy lets no form be sent. */
export function failurePage(
  title: string,
  text: string,
  { theme = 'system', choices = [] }: { readonly theme?: Theme; readonly choices?: readonly string[] } = {},
): WindowFile {
  const asText = (raw: string) => raw.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const nonce = randomBytes(16).toString('base64');
  const style = `<style nonce="${nonce}">body{max-width:40em;margin:15vh auto;padding:0 2em;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:20px;font-weight:600}a{display:inline-block;padding:.4em 1em;border:1px solid;border-radius:4px;color:inherit;text-decoration:none}</style>`;
  const head = `<meta charset="utf-8"><title>${windowTitle}</title>${firstPaint(theme, nonce)}${style}`;
  const paragraphs = text.split('\n\n').map((paragraph) => `<p>${asText(paragraph)}</p>`);
  const links = choices.map((label, index) => `<p><a href="/choice/${index}">${asText(label)}</a></p>`);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
    body: Buffer.from(`<!doctype html>${head}<h1>${asText(title)}</h1>${[...paragraphs, ...links].join('')}`),
  };
}

/** The number of the choice that a URL of such a page stands for. */
export function readChoice(url: string): number | undefined {
  const [, number] = /^\/choice\/(\d+)$/.exec(new URL(url).pathname) ?? [];
  return number === undefined ? undefined : Number(number);
}
