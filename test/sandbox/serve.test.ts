import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sign } from '../../protocol/signature.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { processPath, visitShop } from './client.ts';
import { openReceiver } from './receiver.ts';

const program = fileURLToPath(new URL('../../sandbox/serve.ts', import.meta.url));

/** A certificate that this machine's own address is good for, as other tests use it. */
function fixture(name: string): string {
  return fileURLToPath(new URL(`../main/gateway/fixtures/${name}`, import.meta.url));
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly identifier: string;
  readonly secret: string;
  readonly control: string;
  readonly lines: readonly string[];
}

function spawnServe(...flags: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Starts it and reads its first line. */
async function serve(...flags: readonly string[]): Promise<Started> {
  const child = spawnServe(...flags);
  if (!child.stdout) throw new Error('There is no stdout.');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { child, lines, ...JSON.parse(lines[0] ?? '') };
}

/** Runs it to its end. */
async function fail(...flags: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawnServe(...flags);
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...output };
}

function shopOf({ url, identifier, secret }: Started) {
  return visitShop({ url } as Sandbox, identifier, secret);
}

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'book.sqlite');
}

describe('npm run sandbox', () => {
  it('says where it is in its first line and nothing else, serves, and ends cleanly when told to', async () => {
    const file = temporaryFile();
    const given = ['--identifier', 'MYSHOP', '--secret', 'chosen by me', '--data', file];
    const started = await serve(...given, '--now', '2026-03-10T09:00:00Z');
    expect(started).toMatchObject({ identifier: 'MYSHOP', secret: 'chosen by me' });
    expect(started.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await shopOf(started).pay())['EXECCODE']).toBe('0000');
    started.child.kill('SIGTERM');
    expect(await once(started.child, 'close')).toEqual([0, null]);
    expect(started.lines).toHaveLength(1);
    expect(() => statSync(`${file}.secret`), 'a given secret is never written').toThrow('ENOENT');
  });

  it('killed after an answer and started again, it still has the row, and its secret', async () => {
    const file = temporaryFile();
    const now = ['--now', '2026-03-10T09:00:00Z'];
    const first = await serve('--data', file, ...now);
    expect(first.identifier).toBe('SANDBOXSHOP');
    expect(first.secret).toMatch(/^[\x21-\x7e]{16}$/);
    const { TRANSACTIONID } = await shopOf(first).pay();
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    const second = await serve('--data', file, ...now);
    expect(second.secret).toBe(first.secret);
    expect(await shopOf(second).refund(TRANSACTIONID)).toMatchObject({ EXECCODE: '0000', AMOUNT: '1000' });
    expect(readFileSync(`${file}.secret`, 'utf8').trim()).toBe(first.secret);
    if (process.platform !== 'win32') expect(statSync(`${file}.secret`).mode & 0o777).toBe(0o600);
  });

  it('prints the token of its control API, which works with it', async () => {
    const { url, control } = await serve('--now', '2026-03-10T09:00:00Z');
    expect(control).toMatch(/^[0-9a-f]{32}$/);
    const ask = async (token: string) =>
      (await request(`${url}/sandbox/api/clock`, { headers: { authorization: `Bearer ${token}` } })).statusCode;
    expect([await ask(control), await ask('another')]).toEqual([200, 401]);
  });

  it('--notify, killed before the shop had answered: the row and its notification are still there', async () => {
    const file = temporaryFile();
    const silent = await openReceiver(() => undefined);
    const now = ['--now', '2026-03-10T09:00:00Z', '--data', file];
    const first = await serve(...now, '--notify', silent.url);
    const { TRANSACTIONID } = await shopOf(first).pay();
    await expect.poll(() => silent.seen.length, { timeout: 250_000 }).toBe(1);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    const receiver = await openReceiver();
    const second = await serve(...now, '--notify', receiver.url);
    await expect
      .poll(() => receiver.seen.map(({ fields }) => fields['TRANSACTIONID']), { timeout: 250_000 })
      .toEqual([TRANSACTIONID]);
    const { HASH, ...fields } = receiver.seen[0]?.fields ?? {};
    expect(HASH).toBe(sign(fields, second.secret));
  });

  it('--fault goes wrong from the start, --method sets the payment method', async () => {
    const fault = JSON.stringify({ what: 'execcode', execcode: '3004', count: 1 });
    const started = await serve('--now', '2026-03-10T09:00:00Z', '--fault', fault);
    const codes = [await shopOf(started).pay(), await shopOf(started).pay()].map(({ EXECCODE }) => EXECCODE);
    expect(codes).toEqual(['3004', '0000']);
    const sdd = await serve('--now', '2026-03-10T09:00:00Z', '--method', 'sdd');
    expect((await shopOf(sdd).authorize())['EXECCODE']).toBe('3003');
  });

  it('--tls serves https with that certificate, and a fault is seen there as well', async () => {
    const [cert, key] = ['certificate.pem', 'key.pem'].map(fixture) as [string, string];
    const reset = JSON.stringify({ what: 'reset', afterBytes: 10, count: 1 });
    const { url, control } = await serve('--tls', cert, key, '--fault', reset);
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const dispatcher = new Agent({ connect: { ca: readFileSync(cert) } });
    onTestFinished(() => dispatcher.destroy());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = () =>
      request(`${url}${processPath}`, { method: 'POST', dispatcher, headers, body: 'method=payment&params[A]=1' });
    await expect(post()).rejects.toThrow();
    expect(await (await post()).body.json()).toMatchObject({ EXECCODE: '1001' });
    const authorization = `Bearer ${control}`;
    const answered = await request(`${url}/sandbox/api/accounts`, { dispatcher, headers: { authorization } });
    expect(answered.statusCode).toBe(200);
    expect(await fail('--tls', cert, `${key}.missing`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('missing'),
    });
  });

  it('fills four shops with --demo, which take the same secret', async () => {
    const started = await serve('--demo', '--secret', 'demo', '--identifier', 'DEMOSHOP');
    const refused = await shopOf(started).pay({ DESCRIPTION: 'Gift card', CARDVALIDITYDATE: '12-99' });
    expect(refused['EXECCODE'], 'the demonstration’s own rules are there').toBe('6004');
    const japan = visitShop({ url: started.url } as Sandbox, 'DEMOSHOP-JP', 'demo');
    expect((await japan.refund('A1'))['EXECCODE']).toBe('2002');
    expect((await shopOf(started).refund('A1'))['EXECCODE']).toBe('2002');
  });

  it('F37 gives credits unless --credit says otherwise', async () => {
    const now = ['--now', '2026-03-10T09:00:00Z'];
    const codeWith = async (...flags: readonly string[]) =>
      (await shopOf(await serve(...now, ...flags)).credit())['EXECCODE'];
    expect(await codeWith()).toBe('0000');
    expect(await codeWith('--credit', 'cft')).toBe('1001');
    expect(await codeWith('--credit', 'off')).toBe('3003');
  });

  it('--accounts serves the accounts of a file, and names in one line each what is wrong with it: exit 1', async () => {
    const file = temporaryFile();
    const own = { identifier: 'JEUX', secret: 'chosen', credit: 'off', notificationUrl: 'http://127.0.0.1:9/own' };
    writeFileSync(file, JSON.stringify({ accounts: [own, { identifier: 'DEBITS', secret: 'other', method: 'sdd' }] }));
    const started = await serve('--now', '2026-03-10T09:00:00Z', '--accounts', file, '--notify', 'http://127.0.0.1:9/');
    expect(started).toMatchObject({ identifier: 'JEUX', secret: 'chosen' });
    expect((await shopOf(started).credit())['EXECCODE']).toBe('3003');
    expect((await visitShop({ url: started.url } as Sandbox, 'DEBITS', 'other').authorize())['EXECCODE']).toBe('3003');
    const headers = { authorization: `Bearer ${started.control}` };
    const shown = await (await request(`${started.url}/sandbox/api/accounts`, { headers })).body.json();
    expect(shown).toMatchObject([{ notificationUrl: own.notificationUrl }, { notificationUrl: 'http://127.0.0.1:9/' }]);
    writeFileSync(file, JSON.stringify({ accounts: [{ ...own, credit: 'yes' }] }));
    const { code, stdout, stderr } = await fail('--accounts', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('accounts[0].credit: it must be one of "off", "credit", "cft", not "yes".');
  });

  it('--help says what there is, and ends with 0', async () => {
    const { code, stdout, stderr } = await fail('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const flag of ['--accounts', '--method', '--tls', '--fault']) expect(stdout).toContain(flag);
  });

  it('names a bad flag on stderr and ends with 2', async () => {
    const { code, stdout, stderr } = await fail('--prot', '4711');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.split('\n')[0]).toContain('--prot');
    expect(stderr).not.toContain('    at ');
  });

  it('names a port that is in use, and a data file that it cannot use: exit 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.close();
    });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await fail('--port', port)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(port) });
    const file = temporaryFile();
    writeFileSync(file, 'This is not a database, however long one looks at it.'.repeat(100));
    expect(await fail('--data', file)).toMatchObject({ code: 1, stderr: expect.stringContaining(file) });
  });
});
