import { randomBytes } from 'node:crypto';
import { windowTitle } from '../host.ts';
import type { WindowFile } from '../window/files.ts';
import { firstPaint, type Theme } from '../window/ground.ts';
import { contentSecurityPolicy } from '../window/security-policy.ts';

/** A page without script, for the one case that nothing else can be shown. */
export function failurePage(title: string, text: string, theme: Theme = 'system'): WindowFile {
  const asText = (raw: string) => raw.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const nonce = randomBytes(16).toString('base64');
  const style = `<style nonce="${nonce}">body{max-width:40em;margin:15vh auto;padding:0 2em;font:14px/1.5 system-ui,sans-serif}h1{font-size:20px;font-weight:600}</style>`;
  const head = `<meta charset="utf-8"><title>${windowTitle}</title>${firstPaint(theme, nonce)}${style}`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
    body: Buffer.from(`<!doctype html>${head}<h1>${asText(title)}</h1><p>${asText(text)}</p>`),
  };
}
