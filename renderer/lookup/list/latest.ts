/**
 * Asks a question and hands its answer on, unless something newer was asked meanwhile. `what` names the question: what is
 * under way already is not begun anew, or whoever asks again faster than main answers would never see an answer.
 */
export type AskLatest = <Value>(what: string, ask: () => Promise<Value>, take: (value: Value) => void) => void;

/**
 * One question is under way at a time, and behind it waits the newest: whoever types faster than main answers asks what
 * stands in the box at last, and nothing that stood there before.
 */
export function createLatest(): AskLatest {
  let running: string | undefined;
  let waiting: { readonly what: string; readonly begin: () => void } | undefined;
  const begin = <Value>(what: string, ask: () => Promise<Value>, take: (value: Value) => void) => {
    running = what;
    const end = () => {
      running = undefined;
      const next = waiting;
      waiting = undefined;
      next?.begin();
    };
    void ask().then((value) => {
      if (!waiting) take(value);
      end();
    }, end);
  };
  return (what, ask, take) => {
    if (running === undefined) begin(what, ask, take);
    else if (running === what) waiting = undefined;
    else if (waiting?.what !== what) waiting = { what, begin: () => begin(what, ask, take) };
  };
}
