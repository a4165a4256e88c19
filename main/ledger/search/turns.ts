/** One question among those that are asked one after another. Its buffer is shared by all threads, a clone of it included. */
export interface Turn {
  readonly shared: SharedArrayBuffer;
  readonly number: number;
}

/** Hands out turns: each makes the one before it be over. */
export interface Turns {
  readonly latest: Turn;
  next(): void;
}

export function countTurns(): Turns {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(shared);
  return {
    get latest() {
      return { shared, number: Atomics.load(counter, 0) };
    },
    next: () => void Atomics.add(counter, 0, 1),
  };
}

/** Whether a newer question was asked, on whatever thread; never where nobody hands out turns. */
export function watchTurn(turn: Turn | undefined): () => boolean {
  if (!turn) return () => false;
  const { shared, number } = turn;
  const counter = new Int32Array(shared);
  return () => Atomics.load(counter, 0) !== number;
}
