import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { patient } from '../../patient.ts';
import { secret, tuesday, visitShop } from '../client.ts';
import { openReceiver, type Seen } from '../receiver.ts';

import { ask, linesIn, ok, openPrompt, partsOf } from './ask.ts';

/** The one file of an archive, found from its end as programs do (APPNOTE.TXT §4.3). */
function unzip(archive: Buffer): { name: string; text: string } {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  expect([archive.readUInt16LE(end + 8), archive.readUInt16LE(end + 10)]).toEqual([1, 1]);
  const listing = archive.readUInt32LE(end + 16);
  expect(listing + archive.readUInt32LE(end + 12)).toBe(end);
  expect(archive.readUInt32LE(listing)).toBe(0x02014b50);
  const nameLength = archive.readUInt16LE(listing + 28);
  const name = archive.subarray(listing + 46, listing + 46 + nameLength).toString('utf8');
  const entry = archive.readUInt32LE(listing + 42);
  expect(archive.readUInt32LE(entry)).toBe(0x04034b50);
  const start = entry + 30 + archive.readUInt16LE(entry + 26) + archive.readUInt16LE(entry + 28);
  const bytes = inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(listing + 20)));
  expect(crc32(bytes)).toBe(archive.readUInt32LE(listing + 16));
  expect(bytes).toHaveLength(archive.readUInt32LE(listing + 24));
  return { name, text: bytes.toString('utf8') };
}

describe('P 10.4 how an export is brought', () => {
  it('P 10.4 acknowledged at once, then uploaded with the documented names, signed', async () => {
    const receiver = await openReceiver();
    const shop = await openPrompt();
    const { TRANSACTIONID } = await shop.pay();
    const answer = await ask(shop, 'exportTransactions', { CALLBACKURL: receiver.url });
    expect(answer).toEqual({ OPERATIONTYPE: 'exportTransactions', ...ok, REQUESTID: 'W1' });
    await shop.sandbox.settled();
    const { fields, name, bytes } = await partsOf(receiver.seen[0] as Seen);
    const { HASH, ...signed } = fields;
    expect(HASH).toBe(sign(signed, secret));
    const csv = gunzipSync(bytes);
    expect(signed).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'exportTransactions',
      REQUESTID: 'W1',
      ...ok,
      REPORT: 'exportTransactions-W1.csv.gz',
      REPORTHASH: createHash('sha256').update(csv).digest('hex'),
      FILEHASH: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(name).toBe(signed['REPORT']);
    expect(linesIn(csv.toString('utf8'))).toMatchObject([{ TRANSACTIONID }]);
    expect(shop.sandbox.exports()).toMatchObject([{ state: 'delivered', explanation: 'HTTP 200', report: name }]);
  });

  it('P 10.4 as a bare body with the names in the address, where the account wants that', async () => {
    const receiver = await openReceiver();
    const shop = await openPrompt({ exportCallback: 'body' });
    await ask(shop, 'exportTransactions', { CALLBACKURL: `${receiver.url}?mine=1`, COMPRESSION: 'zip' });
    await shop.sandbox.settled();
    const [seen] = receiver.seen as [Seen];
    expect(seen.headers['content-type']).toBe('application/zip');
    expect(seen.headers['content-disposition']).toBe('attachment; filename="exportTransactions-W1.csv.zip"');
    const { mine, HASH, ...names } = Object.fromEntries(new URLSearchParams(seen.query));
    expect({ mine, HASH }).toEqual({ mine: '1', HASH: sign(names, secret) });
  });

  it('zip holds one file; bzip cannot be made here: 1002', async () => {
    const receiver = await openReceiver();
    const shop = await openPrompt({ label: 'Wren' });
    await shop.pay({ DESCRIPTION: 'é'.repeat(300) });
    await ask(shop, 'exportTransactions', { CALLBACKURL: receiver.url, COMPRESSION: 'ZIP' });
    await shop.sandbox.settled();
    const { name, text } = unzip((await partsOf(receiver.seen[0] as Seen)).bytes);
    expect(name).toBe('exportTransactions-W1.csv');
    expect(linesIn(text)).toMatchObject([{ DESCRIPTION: 'é'.repeat(300) }]);
    const refused = await ask(shop, 'exportTransactions', { CALLBACKURL: receiver.url, COMPRESSION: 'bzip' });
    expect(refused).toMatchObject({ EXECCODE: '1002', MESSAGE: 'The parameter "COMPRESSION" is invalid.' });
  });

  it('MAILTO goes to the outbox, which the control API shows', async () => {
    const shop = await openPrompt();
    await shop.pay();
    await ask(shop, 'exportTransactions', { MAILTO: 'finance@example.com' });
    await shop.sandbox.settled();
    const headers = { authorization: `Bearer ${shop.sandbox.control}` };
    const list = await request(`${shop.sandbox.url}/sandbox/api/exports`, { headers });
    const [order] = (await list.body.json()) as [Record<string, unknown>];
    expect(order).toMatchObject({
      id: 1,
      requestId: 'W1',
      destination: 'mailto:finance@example.com',
      state: 'delivered',
    });
    expect(order).not.toHaveProperty('content');
    const file = await request(`${shop.sandbox.url}/sandbox/api/exports/1/file`, { headers });
    expect(linesIn(gunzipSync(Buffer.from(await file.body.arrayBuffer())).toString('utf8'))).toHaveLength(1);
  });

  it('leads to this machine only, unless the account may go further; it is acknowledged all the same', async () => {
    const shop = await openPrompt();
    expect(await ask(shop, 'exportTransactions', { CALLBACKURL: 'https://shop.invalid/export' })).toMatchObject(ok);
    await shop.sandbox.settled();
    expect(shop.sandbox.exports()).toMatchObject([
      { state: 'failed', explanation: expect.stringContaining('exportAnywhere') },
    ]);
    const free = await openPrompt({ exportAnywhere: true });
    await ask(free, 'exportTransactions', { CALLBACKURL: 'http://shop.invalid/export' });
    await free.sandbox.settled();
    expect(free.sandbox.exports()).toMatchObject([
      { state: 'failed', explanation: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) },
    ]);
  });

  it('a destination that refuses is said, and not tried again', async () => {
    const receiver = await openReceiver((response) => response.writeHead(500).end());
    const shop = await openPrompt();
    await ask(shop, 'exportTransactions', { CALLBACKURL: receiver.url });
    await shop.sandbox.settled();
    await shop.sandbox.settled();
    expect(receiver.seen).toHaveLength(1);
    expect(shop.sandbox.exports()).toMatchObject([{ state: 'failed', explanation: 'HTTP 500' }]);
  });

  it('is kept over a restart: what was acknowledged is brought by whoever is started next', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'book.sqlite');
    let open = false;
    const receiver = await openReceiver((response) => {
      if (open) response.end();
    });
    const options = {
      accounts: [{ identifier: 'SHOP', secret, exportLagMinutes: 0 }],
      file,
      now: tuesday,
      frozen: true,
    };
    const first = await startSandbox(options);
    await visitShop(first, 'SHOP').pay();
    await ask(visitShop(first, 'SHOP'), 'exportTransactions', { CALLBACKURL: receiver.url });
    await expect.poll(() => receiver.seen.length, patient).toBe(1);
    await first.close();
    open = true;
    const again = await startSandbox(options);
    onTestFinished(() => again.close());
    await again.settled();
    expect(again.exports()).toMatchObject([{ state: 'delivered' }]);
    expect(receiver.seen).toHaveLength(2);
  });
});
