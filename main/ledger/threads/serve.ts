import { parentPort } from 'node:worker_threads';
import { classifyProblem } from '../problem.ts';
import type { Call, Greeting, Methods, Reply } from './messages.ts';

/** Runs inside a thread: opens its methods, says so, and answers calls one after the other. */
export function serveThread(open: () => Methods): void {
  const port = parentPort;
  if (!port) throw new Error('A ledger thread was started as a program of its own.');
  try {
    const methods = open();
    port.on('message', (call: Call) => port.postMessage(answer(methods, call)));
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
