import { windowTitle } from '../host.ts';
import type { WindowFile } from '../window/files.ts';

/** A page without script, for the one case that nothing else can be shown. */
export function failurePage(title: string, text: string): WindowFile {
  const asText = (raw: string) => raw.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const body = `<!doctype html><title>${windowTitle}</title><h1>${asText(title)}</h1><p>${asText(text)}</p>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(body) };
}
