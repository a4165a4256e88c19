import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { LedgerThreads } from '../main/ledger/ledger.ts';
import type { ThreadData } from '../main/ledger/threads/messages.ts';
import { openReader } from '../main/ledger/threads/reader.ts';
import { serve, type ThreadSide } from '../main/ledger/threads/serve.ts';
import { serveWriter } from '../main/ledger/threads/serve-writer.ts';
import type { StartedThread } from '../main/ledger/threads/start.ts';
import { openWriter } from '../main/ledger/threads/writer.ts';
import { threads } from './threads.ts';

/**
 * The ledger's writer and readers in the thread of the test, asked by the same messages: starting threads takes ten times as
 * long as opening a file. For tests that open many ledgers and ask nothing of threads; what those can get wrong is looked at
 * with threads (ledger/threads, faults, e2e).
 */
export const oneThread: LedgerThreads = {
  ...threads,
  writer: (data) => beginHere(data, (side) => serveWriter(side, openWriter)),
  reader: (data) => beginHere(data, (side) => serve(side, openReader)),
};

/** Serves the far end of a channel, and gives the near end in the shape of a `Worker`. */
function beginHere(data: ThreadData, begin: (side: ThreadSide) => void): StartedThread {
  const { port1, port2 } = new MessageChannel();
  const near = new EventEmitter();
  port1.on('message', (message) => near.emit('message', message));
  port1.on('close', () => near.emit('exit', 0));
  begin({ port: port2, data });
  return {
    on: near.on.bind(near),
    postMessage: (call) => port1.postMessage(call),
    terminate: async () => port1.close(),
  };
}
