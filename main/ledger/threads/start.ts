import { Worker } from 'node:worker_threads';
import { LedgerProblem } from '../problem.ts';
import type { Call, Greeting, Methods, Notice, Remote, Reply, SlowStatement, ThreadData } from './messages.ts';
import { closeCall } from './serve.ts';

/** A running thread: its methods from outside, and its end. */
export interface Thread<M extends Methods> {
  readonly methods: Remote<M>;
  /** Resolves once it has ended: to why, or to undefined when it was closed. */
  readonly ended: Promise<LedgerProblem | undefined>;
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** Which methods go before others that were called earlier; none where nothing is said. */
  readonly isUrgent?: (method: string) => boolean;
  /** Hears of each statement that took `slowAfter` milliseconds or longer; 50 where nothing is said. */
  readonly onSlow?: (statement: SlowStatement) => void;
  readonly slowAfter?: number;
}

/**
 * How much a thread allocates before it looks for what is used no more, in megabytes: rows that come in by the million are
 * each of use for a moment, and V8's own measure lets every thread gather eight times as much.
 */
export const maxYoungGenerationSizeMb = 6;

/** A `Worker`, as far as main needs it. */
export interface StartedThread {
  postMessage(call: Call): void;
  on(event: 'message', hear: (message: Reply | Notice | Greeting) => void): unknown;
  on(event: 'error', hear: (failure: Error) => void): unknown;
  on(event: 'exit', hear: () => void): unknown;
  terminate(): Promise<unknown>;
}

/** The file of a thread; or what begins something like one, where a ledger is to be opened without threads. */
export type ThreadEntry = URL | ((data: ThreadData) => StartedThread);

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: LedgerProblem) => void;
}

/** Starts a ledger thread on a file. Rejects with a {@link LedgerProblem} when the file cannot be opened. */
export async function startThread<M extends Methods>(
  entry: ThreadEntry,
  file: string,
  { isUrgent = () => false, onSlow = () => {}, slowAfter = 50 }: ThreadOptions = {},
): Promise<Thread<M>> {
  const calls: Calls = {
    waiting: new Map(),
    urgent: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
    isUrgent,
    closing: false,
    ended: undefined,
  };
  const workerData: ThreadData = { file, waiting: calls.urgent.buffer as SharedArrayBuffer, slowAfter };
  const worker =
    typeof entry === 'function'
      ? entry(workerData)
      : new Worker(entry, { workerData, resourceLimits: { maxYoungGenerationSizeMb } });
  const greeting = hearGreeting(worker);
  // Not behind the greeting: one that ends in the same moment is told of only once.
  const ended = hearEnd(worker, calls, file);
  worker.on('message', (message: Reply | Notice | Greeting) => {
    if ('slow' in message) return onSlow(message.slow);
    if ('ready' in message) return;
    const caller = calls.waiting.get(message.id);
    calls.waiting.delete(message.id);
    if (message.ok) caller?.resolve(message.value);
    else caller?.reject(new LedgerProblem(message.kind, message.message, file));
  });
  const greeted = await greeting;
  if (!greeted.ready) {
    await worker.terminate();
    throw new LedgerProblem(greeted.kind, greeted.message, file);
  }
  return { methods: callMethods(worker, calls), ended, close: () => closeThread(worker, calls) };
}

/** A thread that ends without a word has not opened its file. What it tells of slow statements may come before. */
function hearGreeting(worker: StartedThread): Promise<Greeting> {
  const refuse = (message: string): Greeting => ({ ready: false, kind: 'other', message });
  return new Promise((resolve) => {
    worker.on('message', (message) => 'ready' in message && resolve(message));
    worker.on('error', (failure) => resolve(refuse(failure.message)));
    worker.on('exit', () => resolve(refuse('The ledger thread ended before it had opened.')));
  });
}

/** To why it ended, or to undefined when it was closed: whatever was asked of it is refused then. */
function hearEnd(worker: StartedThread, calls: Calls, file: string): Promise<LedgerProblem | undefined> {
  let reason: string | undefined;
  worker.on('error', ({ message }) => {
    reason = message;
  });
  return new Promise((resolve) => {
    worker.on('exit', () => {
      const problem = new LedgerProblem('other', reason ?? `The ledger thread of ${file} has ended.`, file);
      // Whoever starts it again hears of it first: a caller that asks once more is to meet the new one.
      resolve(calls.closing ? undefined : problem);
      giveUp(calls, problem);
    });
  });
}

/** What is asked of a thread and not answered yet; and why nothing can be asked any more, once it has ended. */
interface Calls {
  readonly waiting: Map<number, Waiting>;
  readonly urgent: Int32Array;
  readonly isUrgent: (method: string) => boolean;
  closing: boolean;
  ended: LedgerProblem | undefined;
}

/** Every call settles: one that comes after the end is refused with what ended the thread. */
function callMethods<M extends Methods>(worker: StartedThread, calls: Calls): Remote<M> {
  const { waiting } = calls;
  let lastId = 0;
  const call = (method: string, parameters: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      if (calls.ended) return reject(calls.ended);
      lastId += 1;
      const urgent = calls.isUrgent(method);
      worker.postMessage({ id: lastId, method, parameters, urgent } satisfies Call);
      // Only what was posted waits: parameters that cannot be cloned have thrown by now.
      waiting.set(lastId, { resolve, reject });
      if (urgent) Atomics.add(calls.urgent, 0, 1);
    });
  return new Proxy({} as Remote<M>, {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...parameters: unknown[]) => call(method, parameters)
        : undefined,
  });
}

function giveUp(calls: Calls, problem: LedgerProblem): void {
  calls.ended ??= problem;
  for (const { reject } of calls.waiting.values()) reject(calls.ended);
  calls.waiting.clear();
}

/** The thread closes its database itself: terminating it could cut a write that main has not been told of. */
async function closeThread(worker: StartedThread, calls: Calls): Promise<void> {
  if (calls.ended) return;
  calls.closing = true;
  const ended = new Promise<void>((resolve) => worker.on('exit', resolve));
  worker.postMessage({ id: 0, method: closeCall, parameters: [], urgent: false } satisfies Call);
  await ended;
}
