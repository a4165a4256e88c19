import type { RunningConsole } from '../../../main/console.ts';
import type { LedgerProblem } from '../../../main/ledger/problem.ts';

/** A console that writes down what it is asked, and tells what the test says. */
export interface FakeConsole extends RunningConsole {
  readonly asked: readonly string[];
  readonly listeners: number;
  readonly closed: boolean;
  /** How often it was told to lock its screen. */
  readonly locks: number;
  /** Whether a request is under way. */
  sending: boolean;
  /** Something is under way that its closing waits for, until the returned function is called. */
  holdClosing(): () => void;
  /** Its ledger is of no more use. */
  lose(problem: LedgerProblem): void;
  tell(message: string): void;
}

export function createFakeConsole(answer: (message: string) => string = () => '{"ok":true,"value":1}'): FakeConsole {
  const asked: string[] = [];
  const listeners = new Set<(message: string) => void>();
  const lost = Promise.withResolvers<LedgerProblem>();
  let closed = false;
  let sending = false;
  let locks = 0;
  let underWay: Promise<void> | undefined;
  return {
    asked,
    get listeners() {
      return listeners.size;
    },
    get sending() {
      return sending;
    },
    set sending(now) {
      sending = now;
    },
    get locks() {
      return locks;
    },
    lock: () => {
      locks += 1;
    },
    isLocked: () => false,
    isSending: () => sending,
    holdClosing: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      underWay = promise;
      return resolve;
    },
    get closed() {
      return closed;
    },
    receive: async (message) => {
      asked.push(message);
      return answer(message);
    },
    offerFile: (path) => `offered ${path}`,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lost: lost.promise,
    lose: lost.resolve,
    close: async () => {
      await underWay;
      closed = true;
    },
    tell: (message) => {
      for (const listener of listeners) listener(message);
    },
  };
}
