/** Asks, and hands the answer on unless something was asked after it. */
export type AskLast = <Value>(ask: () => Promise<Value>, take: (value: Value) => void) => void;

/** Answers overtake each other on their way to the window: only that of the last question tells how things are now. */
export function createLastAsked(): AskLast {
  let turn = 0;
  return (ask, take) => {
    turn += 1;
    const mine = turn;
    void ask().then((value) => {
      if (mine === turn) take(value);
    });
  };
}
