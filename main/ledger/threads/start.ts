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
  const calls: Calls = { waiting: new Map(), ended: undefined };
  const { waiting } = calls;
  const [greeting] = (await Promise.race([once(worker, 'message'), once(worker, 'exit').then(() => [diedEarly])])) as [
    Greeting,
  ];
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
  worker.on('error', (failure) => giveUp(calls, failure.message));
  worker.on('exit', () => giveUp(calls, `The ledger thread of ${file} has ended.`));
  return { methods: callMethods(worker, calls), close: () => closeThread(worker, calls) };
}

/** A thread that ended without a word: it has not opened its file. */
const diedEarly: Greeting = { ready: false, kind: 'other', message: 'The ledger thread ended before it had opened.' };

/** What is asked of a thread and not answered yet; and why nothing can be asked any more, once it has ended. */
interface Calls {
  readonly waiting: Map<number, Waiting>;
  ended: LedgerProblem | undefined;
}

/** Every call settles: one that comes after the end is refused with what ended the thread. */
function callMethods<M extends Methods>(worker: Worker, calls: Calls): Remote<M> {
  const { waiting } = calls;
  let lastId = 0;
  const call = (method: string, parameters: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      if (calls.ended) return reject(calls.ended);
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

function giveUp(calls: Calls, message: string): void {
  calls.ended ??= new LedgerProblem('other', message);
  for (const { reject } of calls.waiting.values()) reject(calls.ended);
  calls.waiting.clear();
}

/** The thread closes its database itself: terminating it could cut a write that main has not been told of. */
async function closeThread(worker: Worker, calls: Calls): Promise<void> {
  if (calls.ended) return;
  const ended = once(worker, 'exit');
  worker.postMessage({ id: 0, method: closeCall, parameters: [] } satisfies Call);
  await ended;
}
