import { parentPort } from 'node:worker_threads';
import { classifyProblem } from '../problem.ts';
import type { Call, Greeting, Methods, Reply } from './messages.ts';

/** What a thread serves, and how it puts its file away. */
export interface Service {
  readonly methods: Methods;
  close(): void;
}

/** The call that ends a thread. */
export const closeCall = 'close';

/**
 * Runs inside a thread: opens its service, says so, and answers calls one after the other. It ends by running out of
 * work, not by an exit in the middle of it, which V8 does not always survive.
 */
export function serveThread(open: () => Service): void {
  const port = parentPort;
  if (!port) throw new Error('A ledger thread was started as a program of its own.');
  try {
    const service = open();
    port.on('message', (call: Call) => {
      if (call.method !== closeCall) return port.postMessage(answer(service.methods, call));
      service.close();
      port.close();
    });
    port.postMessage({ ready: true } satisfies Greeting);
  } catch (failure) {
    port.postMessage({ ready: false, ...describe(failure) } satisfies Greeting);
  }
}

function answer(methods: Methods, { id, method, parameters }: Call): Reply {
  try {
    const called = methods[method] as ((...parameters: readonly unknown[]) => unknown) | undefined;
    if (!called) throw new Error(`The thread has no method ${method}.`);
    return { id, ok: true, value: called(...parameters) };
  } catch (failure) {
    return { id, ok: false, ...describe(failure) };
  }
}

function describe(failure: unknown) {
  return { kind: classifyProblem(failure), message: failure instanceof Error ? failure.message : String(failure) };
}
