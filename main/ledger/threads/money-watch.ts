/** Tells what comes in by the thousand when to make room for money. */
export interface MoneyWatch {
  /** Whether an urgent call was posted and is not taken yet. */
  isWaiting(): boolean;
  /** Whether one came lately: a refund is several writes, and they come one after the other. */
  isNear(): boolean;
  /** An urgent call was taken. */
  saw(): void;
}

/** Money is near for so many milliseconds behind a call of its own. */
export const nearFor = 3_000;

/** `waiting` counts urgent calls that lie in the port; `now` is a clock in milliseconds that never goes back. */
export function watchMoney(waiting: Int32Array, now: () => number): MoneyWatch {
  let last = Number.NEGATIVE_INFINITY;
  return {
    isWaiting: () => Atomics.load(waiting, 0) > 0,
    isNear: () => now() - last < nearFor,
    saw: () => {
      last = now();
    },
  };
}

/** For whoever has the ledger alone. */
export const noMoney: MoneyWatch = { isWaiting: () => false, isNear: () => false, saw: () => {} };
