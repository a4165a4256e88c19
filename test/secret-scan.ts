import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder, by path, that hold a secret in any spelling of {@link holdsSecret}. */
export function findSecret(folder: string, secret: string): string[] {
  return listFiles(folder).filter((file) => holdsSecret(readFileSync(file), secret));
}

/**
 * Whether bytes hold a secret in one of the spellings in which secrets leak: as it is, in UTF-16, base64,
 * hexadecimal, as in a URL or form, as in JSON. What is compressed or encrypted is not looked into.
 */
export function holdsSecret(content: Buffer, secret: string): boolean {
  return spell(secret).some((spelling) => content.includes(spelling));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function spell(secret: string): Buffer[] {
  const hexadecimal = Buffer.from(secret).toString('hex');
  const percent = encodeURIComponent(secret);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const json = JSON.stringify(secret).slice(1, -1);
  const texts = [
    secret,
    ...spellBase64(secret),
    hexadecimal,
    hexadecimal.toUpperCase(),
    percent,
    form,
    percent.replace(/%../g, (code) => code.toLowerCase()),
    form.replace(/%../g, (code) => code.toLowerCase()),
    json,
    json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ];
  return [...[...new Set(texts)].map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}

/** Base64 spells three bytes in four letters: a secret inside a longer text has three spellings, by its place. */
function spellBase64(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // The letters at either end also depend on the neighbours.
    const own = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
