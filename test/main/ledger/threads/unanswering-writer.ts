import { parentPort } from 'node:worker_threads';

// The writer thread, which dies between the commit of a withdrawal and its answer.

const post = parentPort?.postMessage.bind(parentPort);
const postUnlessWithdrawn = (message: { readonly value?: { readonly value?: { readonly kind?: string } } }) =>
  message.value?.value?.kind === 'withdrawn' ? process.exit(1) : post?.(message);
Object.assign(parentPort ?? {}, { postMessage: postUnlessWithdrawn });
await import('../../../../main/ledger/threads/writer.ts');
