/** Asks a question and hands its answer on, unless something newer was asked meanwhile. */
export type AskLatest = <Value>(ask: () => Promise<Value>, take: (value: Value) => void) => void;

/**
 * One question is under way at a time, and behind it waits the newest: whoever types faster than main answers asks what
 * stands in the box at last, and nothing that stood there before.
 */
export function createLatest(): AskLatest {
  let running = false;
  let waiting: (() => void) | undefined;
  const begin = <Value>(ask: () => Promise<Value>, take: (value: Value) => void) => {
    running = true;
    const end = () => {
      running = false;
      const next = waiting;
      waiting = undefined;
      next?.();
    };
    void ask().then((value) => {
      if (!waiting) take(value);
      end();
    }, end);
  };
  return (ask, take) => {
    if (running) waiting = () => begin(ask, take);
    else begin(ask, take);
  };
}
