import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LedgerProblem } from '../problem.ts';
import type { Call, Greeting, Methods, Remote, Reply } from './messages.ts';
import { closeCall } from './serve.ts';

/** A running thread: its methods from outside, and its end. */
export interface Thread<M extends Methods> {
  readonly methods: Remote<M>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: LedgerProblem) => void;
}

/** Starts a ledger thread on a file. Rejects with a {@link LedgerProblem} when the file cannot be opened. */
export async function startThread<M extends Methods>(entry: URL, file: string): Promise<Thread<M>> {
  const worker = new Worker(entry, { workerData: { file } });
  const waiting = new Map<number, Waiting>();
  const [greeting] = (await once(worker, 'message')) as [Greeting];
  if (!greeting.ready) {
    await worker.terminate();
    throw new LedgerProblem(greeting.kind, greeting.message, file);
  }
  worker.on('message', (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.value);
    else caller?.reject(new LedgerProblem(reply.kind, reply.message, file));
  });
  worker.on('error', (failure) => giveUp(waiting, failure.message));
  worker.on('exit', () => giveUp(waiting, `The ledger thread of ${file} has ended.`));
  return { methods: callMethods(worker, waiting), close: () => closeThread(worker) };
}

function callMethods<M extends Methods>(worker: Worker, waiting: Map<number, Waiting>): Remote<M> {
  let lastId = 0;
  const call = (method: string, parameters: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, method, parameters } satisfies Call);
    });
  return new Proxy({} as Remote<M>, {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...parameters: unknown[]) => call(method, parameters)
        : undefined,
  });
}

function giveUp(waiting: Map<number, Waiting>, message: string): void {
  for (const { reject } of waiting.values()) reject(new LedgerProblem('other', message));
  waiting.clear();
}

/** The thread closes its database itself: terminating it could cut a write that main has not been told of. */
async function closeThread(worker: Worker): Promise<void> {
  const ended = once(worker, 'exit');
  worker.postMessage({ id: 0, method: closeCall, parameters: [] } satisfies Call);
  await ended;
}
