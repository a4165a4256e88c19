import type { Row } from '../../../sandbox/index.ts';
import type { Telling } from './facts.ts';

/** Everything that the console under test was told, by TRANSACTIONID, and what it did itself. */
export class Heard {
  readonly #tellings = new Map<string, Telling[]>();
  readonly #own = new Set<string>();
  readonly #open = new Set<string>();

  tell(transactionId: string, telling: Telling): void {
    this.#tellings.set(transactionId, [...this.of(transactionId), telling]);
  }

  /** A row that an operation of the console's own made: it knows what it sent, whatever it was answered. */
  make(transactionId: string): void {
    this.#own.add(transactionId);
  }

  /** Rows that operations made of which the console does not know the end, and shows that it does not. */
  leaveOpen(transactionIds: readonly string[]): void {
    this.#open.clear();
    for (const transactionId of transactionIds) this.#open.add(transactionId);
  }

  of(transactionId: string): readonly Telling[] {
    return this.#tellings.get(transactionId) ?? [];
  }

  isOwn(transactionId: string): boolean {
    return this.#own.has(transactionId);
  }

  ids(): readonly string[] {
    return [...new Set([...this.#tellings.keys(), ...this.#own])];
  }

  /** Everything that is money was told of it at least once. */
  isWhole({ transactionId }: Row): boolean {
    return this.isOwn(transactionId) || this.of(transactionId).some(({ whole }) => whole);
  }

  /**
   * Somebody named it together with what leads to its chain, in whatever state: what it edits, or the order under which
   * something else of the chain was told as well.
   */
  isMentioned({ transactionId, operation, reference }: Row, chain: readonly Row[]): boolean {
    // A void whose end nobody knows counts as not done, and holds its chain.
    const isMade = this.isOwn(transactionId) && !(operation === 'void' && this.#open.has(transactionId));
    const tellings = this.of(transactionId);
    if (isMade || tellings.some((telling) => telling.reference)) return true;
    const others = chain.filter((other) => other.transactionId !== transactionId);
    const isOrderTold = reference === null || others.some((other) => this.of(other.transactionId).some(isPlaced));
    return isOrderTold && tellings.some(isPlaced);
  }

  /** The gateway's own tables told it whole and as it stands now: time, reference, outcome, and whether it was undone. */
  isExact(row: Row): boolean {
    const isRoot = row.reference === null;
    return this.of(row.transactionId).some(
      ({ whole, source, code, voided, currency, reference }) =>
        whole &&
        currency &&
        source !== 'notification' &&
        code === row.execcode &&
        voided === (row.voidedBy !== null) &&
        (isRoot || reference),
    );
  }

  /** Whether a code was ever told of it, or answered to the console's own request. */
  hasCode(transactionId: string): boolean {
    return this.isOwn(transactionId) || this.of(transactionId).some(({ code }) => code !== null);
  }

  /** The row as far as it was told: of one that waits for its bank the final code may not have been. */
  asTold(row: Row): Row {
    const codes = this.of(row.transactionId).flatMap(({ code }) => (code === null ? [] : [code]));
    const isTold = this.isOwn(row.transactionId) || codes.length === 0 || codes.includes(row.execcode);
    return isTold ? row : { ...row, execcode: codes.at(-1) as Row['execcode'] };
  }
}

function isPlaced({ placed }: Telling): boolean {
  return placed;
}
