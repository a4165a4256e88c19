import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedData, type EmbeddedRequest, embeddedReplySchema } from '../../sandbox/embedded-messages.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { secret, tuesday, visitShop } from './client.ts';

function embed(data: Partial<EmbeddedData> = {}) {
  const workerData = {
    file: ':memory:',
    accounts: [{ identifier: 'SHOP', secret }],
    demo: false,
    now: tuesday,
    ...data,
  };
  const worker = new Worker(new URL('../../sandbox/embedded.ts', import.meta.url), { workerData });
  onTestFinished(async () => {
    await worker.terminate();
  });
  const reply = async () => embeddedReplySchema.parse((await once(worker, 'message'))[0]);
  const ask = (request: EmbeddedRequest) => {
    worker.postMessage(request);
    return reply();
  };
  return { worker, reply, ask };
}

describe('the embedded sandbox', () => {
  it('says when it is ready, serves, exports, acts as the extranet and closes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { worker, reply, ask } = embed({ file: join(folder, 'book.sqlite') });
    const ready = await reply();
    if (ready.kind !== 'ready') throw new Error(`It is ${ready.kind}.`);
    const shop = visitShop({ url: ready.url } as Sandbox, 'SHOP');
    const { TRANSACTIONID: transactionId = '' } = await shop.pay();

    const request = { identifier: 'SHOP', operation: 'refund', transactionId, amount: 250 } as const;
    expect(await ask({ kind: 'extranet', id: 7, request })).toMatchObject({
      kind: 'answered',
      id: 7,
      answer: { EXECCODE: '0000', AMOUNT: '250' },
    });

    const exported = await ask({ kind: 'export', id: 'first' });
    if (exported.kind !== 'exported') throw new Error(`It is ${exported.kind}.`);
    expect(exported.id).toBe('first');
    expect(exported.csv.split('\r\n')).toHaveLength(4);
    expect(exported.csv).toContain(';EXTRANET;');

    worker.postMessage({ kind: 'close' } satisfies EmbeddedRequest);
    expect(await once(worker, 'exit')).toEqual([0]);
    await expect(shop.pay()).rejects.toThrow();
  });

  it('says why it could not start, and ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { worker, reply } = embed({ file: folder });
    // The thread may end in the same turn in which its last message arrives.
    const ended = once(worker, 'exit');
    const failed = await reply();
    expect(failed).toMatchObject({ kind: 'failed', message: expect.stringContaining(folder) });
    expect(await ended).toEqual([0]);
    const wrong = embed({ accounts: [] });
    expect(await wrong.reply()).toMatchObject({ kind: 'failed' });
  });

  it('fills its book for the demonstration', async () => {
    const { demoAccounts } = await import('../../sandbox/demo/account-settings.ts');
    const { reply, ask } = embed({ accounts: demoAccounts(() => secret), demo: true });
    const accounts = [
      { identifier: 'DEMOSHOP', zone: 'Europe/Paris', credit: 'credit' },
      { identifier: 'DEMOSHOP-UK', zone: 'Europe/London', credit: 'cft' },
      { identifier: 'DEMOSHOP-JP', zone: 'Asia/Tokyo', credit: 'credit' },
      { identifier: 'DEMOSHOP-KW', zone: 'Asia/Kuwait', credit: 'off' },
    ];
    expect(await reply()).toMatchObject({ kind: 'ready', accounts });
    const exported = await ask({ kind: 'export', id: 1 });
    expect(exported.kind === 'exported' && exported.csv.split('\r\n').length).toBe(602);
  });
});
