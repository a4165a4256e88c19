/** What a story may find broken, of what has a name of its own in the soak's last line. */
export type Promised = 'leftAboveBook' | 'executedTwice';

export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
  readonly promised: Promised;

  constructor(promised: Promised, message: string) {
    super(message);
    this.promised = promised;
  }
}

/** Throws a {@link BrokenPromise} unless it is kept. */
export function keep(promised: Promised, isKept: boolean, message: string): void {
  if (!isKept) throw new BrokenPromise(promised, message);
}
