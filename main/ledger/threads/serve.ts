import { type MessagePort, parentPort } from 'node:worker_threads';
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
 * Runs inside a thread: opens its service, says so, and answers calls in their order; one that takes turns of the
 * event loop lets others pass. It ends by running out of
 * work, not by an exit in the middle of it, which V8 does not always survive.
 */
export function serveThread(open: () => Service): void {
  const port = parentPort;
  if (!port) throw new Error('A ledger thread was started as a program of its own.');
  try {
    const service = open();
    port.on('message', (call: Call) => {
      if (call.method !== closeCall) return void reply(port, service.methods, call);
      service.close();
      port.close();
    });
    port.postMessage({ ready: true } satisfies Greeting);
  } catch (failure) {
    port.postMessage({ ready: false, ...describe(failure) } satisfies Greeting);
  }
}

/** A value that is there is answered at once: the next call must not begin before. */
function reply(port: MessagePort, methods: Methods, { id, method, parameters }: Call): void {
  const answer = (message: Reply) => port.postMessage(message);
  const fail = (failure: unknown) => answer({ id, ok: false, ...describe(failure) });
  try {
    const called = methods[method] as ((...parameters: readonly unknown[]) => unknown) | undefined;
    if (!called) throw new Error(`The thread has no method ${method}.`);
    const value = called(...parameters);
    if (value instanceof Promise) value.then((settled) => answer({ id, ok: true, value: settled }), fail);
    else answer({ id, ok: true, value });
  } catch (failure) {
    fail(failure);
  }
}

function describe(failure: unknown) {
  const message = failure instanceof Error ? failure.message : String(failure);
  return { kind: classifyProblem(failure), message };
}
