import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Begun, begin } from './embedded-begin.ts';
import type { EmbeddedReply } from './embedded-messages.ts';

/** The worker thread that the console embeds: begins a sandbox, says where it is, and answers until it is closed. */
async function serve(port: MessagePort): Promise<void> {
  const reply = (message: EmbeddedReply) => port.postMessage(message);
  try {
    const begun = await begin(workerData);
    port.on('message', (message: unknown) => answer(message, begun, port, reply));
    reply({ kind: 'ready', url: begun.url, accounts: [...begun.shops] });
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(
  message: unknown,
  begun: Begun,
  port: MessagePort,
  reply: (message: EmbeddedReply) => void,
): Promise<void> {
  if (isGoodbye(message)) {
    await begun.close();
    port.close();
    return;
  }
  const [sandbox, { embeddedQuestionSchema }] = await Promise.all([begun.load(), import('./embedded-messages.ts')]);
  const question = embeddedQuestionSchema.parse(message);
  switch (question.kind) {
    case 'export':
      reply({ kind: 'exported', id: question.id, csv: sandbox.exportTransactions() });
      return;
    case 'extranet':
      reply({ kind: 'answered', id: question.id, answer: await sandbox.actAsExtranet(question.request) });
      return;
  }
}

/** Known without the schemas: who goes before anything was asked need not have read them. */
function isGoodbye(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'close';
}

if (parentPort === null) throw new Error('sandbox/embedded.ts runs in a worker thread; use serve.ts on its own.');
await serve(parentPort);
