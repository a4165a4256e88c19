import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findSecret } from './secret-scan.ts';

const secret = 'Y#"iK*h\\é-fZ>E<:7?Ai';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function plant(content: string | Buffer, name = 'deep/inside/file.bin'): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const embed = (text: string) => `{"level":"info","text":"${text}"}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the search for a secret', () => {
  it.each([
    ['UTF-8', secret],
    ['UTF-8 among other bytes', Buffer.concat([Buffer.from([0, 255, 200]), Buffer.from(secret), Buffer.from([128])])],
    ['UTF-16', Buffer.from(`x${secret}y`, 'utf16le')],
    ['base64', base64(secret)],
    ['base64, one byte in', base64(`:${secret}:`)],
    ['base64, two bytes in', base64(`::${secret}::`)],
    ['base64 for URLs', Buffer.from(`me:${secret}`).toString('base64url')],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
    ['hexadecimal in capitals', Buffer.from(secret).toString('hex').toUpperCase()],
    ['a URL', `https://127.0.0.1/?key=${encodeURIComponent(secret)}`],
    ['a URL with codes in small letters', lowerCodes(encodeURIComponent(secret))],
    ['a form', new URLSearchParams({ key: secret, more: 'x' }).toString()],
    ['JSON', JSON.stringify({ secret })],
    ['JSON in ASCII', JSON.stringify({ secret }).replace('é', '\\u00e9')],
  ])('finds it in %s', (_name, content) => {
    const file = plant(content);
    plant('nothing here', 'other.txt');
    expect(findSecret(folder, secret)).toEqual([file]);
  });

  it('finds every file, the hidden ones too', () => {
    const files = [plant(secret, '.hidden'), plant(embed(secret), 'a/.b/c'), plant(secret, 'z')];
    expect(findSecret(folder, secret)).toEqual(files.toSorted());
  });

  it('finds nothing where there is nothing', () => {
    plant('');
    plant(secret.slice(0, -1), 'nearly');
    plant(secret.toUpperCase(), 'capitals');
    plant(base64('another secret altogether'), 'base64');
    symlinkSync('/nowhere', join(folder, 'broken-link'));
    expect(findSecret(folder, secret)).toEqual([]);
  });
});

function lowerCodes(text: string): string {
  return text.replace(/%../g, (code) => code.toLowerCase());
}
