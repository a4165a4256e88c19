import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { openShop, secret } from '../client.ts';
import { hasShell, hasTools, run } from './tools.ts';

const guide = readFileSync(new URL('../../../sandbox/guide.md', import.meta.url), 'utf8');

/** How the guide signs in this language. */
function snippetIn(language: string): string {
  const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)];
  const found = blocks.find(([, name, text = '']) => name === language && /\b(HashOf|hashOf|hash_of)\b/.test(text));
  return (found?.[2] ?? '').replace('# try: functions\n', '');
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../../sandbox/shops/${name}`, import.meta.url));
}

/** How each shop is run: its language in the guide, its file, the program with its words, and what is needed for it. */
const shops = [
  ['sh', 'shop.sh', ['bash'], hasShell],
  ['js', 'shop.mjs', [process.execPath], true],
  ['python', 'shop.py', ['python3'], hasTools(['python3', '--version'])],
  ['php', 'shop.php', ['php'], hasTools(['php', '--version'])],
  ['go', 'shop.go', ['go', 'run'], hasTools(['go', 'version'])],
] as const;

const operations = [
  'payment',
  'refund',
  'void',
  'payment',
  'authorization',
  'capture',
  'payment',
  'stopntimes',
  'payment',
];

describe.each(shops)('the shop in %s', (language, name, [program, ...words], isThere) => {
  it.skipIf(!isThere)(`${name} goes through every flow`, async () => {
    const { sandbox } = await openShop({}, { now: '2017-06-01T10:00:00Z' });
    const env = { URL: sandbox.url, IDENTIFIER: 'SHOP', SECRET: secret, GO111MODULE: 'off' };
    const printed = await run(program, [...words, pathOf(name)], env);
    expect(printed.trim().split(/\r?\n/)).toEqual([
      ...operations.map((operation) => `${operation} 0000`),
      'refund 1003',
    ]);
    expect(sandbox.rows()).toMatchObject([
      { extraData: 'two\nlines' },
      {},
      {},
      { aliasMode: 'subscription' },
      {},
      {},
      {},
      {},
      {},
    ]);
  });

  it(`${name} signs as the guide says`, () => {
    expect(snippetIn(language)).toMatch(/hashOf|hash_of/);
    expect(readFileSync(pathOf(name), 'utf8').replaceAll('\r\n', '\n')).toContain(snippetIn(language));
  });
});

describe('the snippets without a shop', () => {
  const lines = Object.fromEntries(Array.from({ length: 11 }, (_, line) => [`CART[${line}][NAME]`, `Línea ${line}`]));
  const flat: Readonly<Record<string, string>> = {
    AMOUNT: '1',
    '3DSECURE': 'no',
    EXTRADATA: 'two\nlines',
    METADATA: '',
    ...lines,
  };
  const CART = Object.fromEntries(Array.from({ length: 11 }, (_, line) => [String(line), { NAME: `Línea ${line}` }]));
  const { AMOUNT = '', EXTRADATA = '', METADATA = '' } = flat;
  const HASH = sign({ AMOUNT, '3DSECURE': 'no', EXTRADATA, METADATA, CART }, secret);

  it.skipIf(!hasTools(['ruby', '--version']))('in ruby sign eleven cart lines and a line break', async () => {
    const program = `require 'digest'\nrequire 'json'\n${snippetIn('ruby')}\nputs hash_of(JSON.parse(ENV['PARAMETERS']), ENV['SECRET'])`;
    const printed = await run('ruby', ['-e', program], {
      PARAMETERS: JSON.stringify(flat),
      SECRET: secret,
      LANG: 'C.UTF-8',
    });
    expect(printed.trim()).toBe(HASH);
  });

  it.skipIf(!hasTools(['mcs', '--version'], ['mono', '--version']))('in csharp sign the same, on mono', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csharp-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const entries = Object.entries(flat).map((pair) => `{ ${pair.map((text) => JSON.stringify(text)).join(', ')} }`);
    const usings = ['', '.Collections.Generic', '.Linq', '.Security.Cryptography', '.Text', '.Text.RegularExpressions'];
    const program = `${usings.map((name) => `using System${name};`).join('\n')}
class Program {
${snippetIn('csharp')}
static void Main() { Console.WriteLine(HashOf(new Dictionary<string, string> { ${entries.join(', ')} }, ${JSON.stringify(secret)})); }
}`;
    writeFileSync(join(folder, 'hash.cs'), program);
    await run('mcs', [`-out:${join(folder, 'hash.exe')}`, join(folder, 'hash.cs')], {});
    expect((await run('mono', [join(folder, 'hash.exe')], {})).trim()).toBe(HASH);
  });
});
