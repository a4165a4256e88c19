import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { Call } from '../../../../main/ledger/threads/messages.ts';
import { serve } from '../../../../main/ledger/threads/serve.ts';

it('a thread closes its file once, and answers nothing behind that, also where it is asked in that moment', async () => {
  const { port1, port2 } = new MessageChannel();
  const said: string[] = [];
  const post = (method: string) => port2.postMessage({ id: 1, method, parameters: [], urgent: false } satisfies Call);
  const close = () => {
    said.push('closed');
    for (const method of ['read', 'close']) post(method);
  };
  const data = { file: '', waiting: new SharedArrayBuffer(4), slowAfter: 50 };
  serve({ port: port1, data }, () => ({ methods: { read: () => said.push('read') }, close }));
  post('close');
  await once(port1, 'close');
  expect(said).toEqual(['closed']);
});
