import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { classifyProblem } from '../problem.ts';
import type { Call, Greeting, Methods, Reply, ThreadData } from './messages.ts';

/** What a thread serves, and how it puts its file away. */
export interface Service {
  readonly methods: Methods;
  close(): void;
}

/** What a thread is given: its way to main, and what it is started with. */
export interface ThreadSide {
  readonly port: MessagePort;
  readonly data: ThreadData;
}

/** The call that ends a thread. */
export const closeCall = 'close';

/**
 * Runs inside a thread: opens its service, says so, and answers calls in their order; one that takes turns of the
 * event loop lets others pass. It ends by running out of
 * work, not by an exit in the middle of it, which V8 does not always survive.
 */
export function serveThread(open: (side: ThreadSide) => Service): void {
  serve(ownSide(), open);
}

/** The same at any port. */
export function serve(side: ThreadSide, open: (side: ThreadSide) => Service): void {
  const { port } = side;
  greet(port, () => {
    const service = open(side);
    const hear = (call: Call) => {
      if (call.method !== closeCall) return answerCall(service.methods, call, (reply) => port.postMessage(reply));
      // What lies in the port is heard behind its closing as well.
      port.off('message', hear);
      service.close();
      port.close();
    };
    port.on('message', hear);
  });
}

/** Where this code runs as a thread: what that was given. */
export function ownSide(): ThreadSide {
  if (!parentPort) throw new Error('A ledger thread was started as a program of its own.');
  return { port: parentPort, data: workerData };
}

/** Opens what a thread serves and says that it is open, or why not. */
export function greet(port: MessagePort, open: () => void): void {
  try {
    open();
    port.postMessage({ ready: true } satisfies Greeting);
  } catch (failure) {
    port.postMessage({ ready: false, ...describe(failure) } satisfies Greeting);
  }
}

/** A value that is there is answered at once: the next call must not begin before. */
export function answerCall(methods: Methods, call: Call, answer: (reply: Reply) => void): void {
  const { id } = call;
  try {
    const value = runCall(methods, call);
    if (value instanceof Promise) {
      value.then(
        (settled) => answer({ id, ok: true, value: settled }),
        (failure) => answer(refuseCall(call, failure)),
      );
    } else answer({ id, ok: true, value });
  } catch (failure) {
    answer(refuseCall(call, failure));
  }
}

/** What a method gives, which may be a promise; throws what it throws. */
export function runCall(methods: Methods, { method, parameters }: Call): unknown {
  const called = methods[method] as ((...parameters: readonly unknown[]) => unknown) | undefined;
  if (!called) throw new Error(`The thread has no method ${method}.`);
  return called(...parameters);
}

export function refuseCall({ id }: Pick<Call, 'id'>, failure: unknown): Reply {
  return { id, ok: false, ...describe(failure) };
}

function describe(failure: unknown) {
  const message = failure instanceof Error ? failure.message : String(failure);
  return { kind: classifyProblem(failure), message };
}
