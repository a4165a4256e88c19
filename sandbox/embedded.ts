import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type EmbeddedReply, embeddedDataSchema, embeddedRequestSchema } from './embedded-messages.ts';
import { type Sandbox, startSandbox } from './index.ts';

/** The worker thread that the console embeds: starts a sandbox, says where it is, and answers until it is closed. */
async function serve(port: MessagePort): Promise<void> {
  const reply = (message: EmbeddedReply) => port.postMessage(message);
  try {
    const sandbox = await startSandbox(embeddedDataSchema.parse(workerData));
    port.on('message', (message: unknown) => answer(message, sandbox, port, reply));
    reply({ kind: 'ready', url: sandbox.url, accounts: [...sandbox.accounts] });
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(
  message: unknown,
  sandbox: Sandbox,
  port: MessagePort,
  reply: (message: EmbeddedReply) => void,
): Promise<void> {
  const request = embeddedRequestSchema.parse(message);
  switch (request.kind) {
    case 'export':
      reply({ kind: 'exported', id: request.id, csv: sandbox.exportTransactions() });
      return;
    case 'extranet':
      reply({ kind: 'answered', id: request.id, answer: await sandbox.actAsExtranet(request.request) });
      return;
    case 'close':
      await sandbox.close();
      port.close();
      return;
  }
}

if (parentPort === null) throw new Error('sandbox/embedded.ts runs in a worker thread; use serve.ts on its own.');
await serve(parentPort);
