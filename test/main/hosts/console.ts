import type { RunningConsole } from '../../../main/console.ts';

/** A console that writes down what it is asked, and tells what the test says. */
export interface FakeConsole extends RunningConsole {
  readonly asked: readonly string[];
  readonly listeners: number;
  readonly closed: boolean;
  tell(message: string): void;
}

export function createFakeConsole(answer: (message: string) => string = () => '{"ok":true,"value":1}'): FakeConsole {
  const asked: string[] = [];
  const listeners = new Set<(message: string) => void>();
  let closed = false;
  return {
    asked,
    get listeners() {
      return listeners.size;
    },
    get closed() {
      return closed;
    },
    receive: async (message) => {
      asked.push(message);
      return answer(message);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
    },
    tell: (message) => {
      for (const listener of listeners) listener(message);
    },
  };
}
