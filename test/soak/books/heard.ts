import type { Row } from '../../../sandbox/index.ts';
import type { Telling } from './facts.ts';

/** Everything that the console under test was told, by TRANSACTIONID, and what it did itself. */
export class Heard {
  readonly #tellings = new Map<string, Telling[]>();
  readonly #own = new Set<string>();
  readonly #open = new Set<string>();
  readonly #doubted = new Set<string>();
  readonly #denied = new Map<string, string>();
  readonly #withHolder = new Set<string>();

  tell(transactionId: string, telling: Telling): void {
    this.#tellings.set(transactionId, [...this.of(transactionId), telling]);
  }

  /** A row that an operation of the console's own made: it knows what it sent, whatever it was answered. */
  make(transactionId: string): void {
    this.#own.add(transactionId);
  }

  /** The console was answered that it was refused, under the TRANSACTIONID of something that it had not heard of. */
  deny(transactionId: string, named: string): void {
    this.#denied.set(transactionId, named);
  }

  /** A person has said that it is what an operation of the console's own made, and how that ended: whatever was denied before. */
  settle(transactionId: string): void {
    this.#denied.delete(transactionId);
  }

  /** The console's own request was answered that its holder has the next word: how it ends is told by sources alone. */
  awaitHolder(transactionId: string): void {
    this.#withHolder.add(transactionId);
  }

  isWithHolder(transactionId: string): boolean {
    return this.#withHolder.has(transactionId);
  }

  /** Rows that operations made of which the console does not know the end, and shows that it does not. */
  leaveOpen(transactionIds: readonly string[]): void {
    this.#open.clear();
    for (const transactionId of transactionIds) this.#open.add(transactionId);
  }

  /** What answers named as refused, as far as the panel that is judged says that those refusals tell nothing. */
  doubt(named: readonly string[]): void {
    this.#doubted.clear();
    for (const transactionId of named) this.#doubted.add(transactionId);
  }

  of(transactionId: string): readonly Telling[] {
    return this.#tellings.get(transactionId) ?? [];
  }

  /** Nobody could know of one that was denied, until it is told of what the answer named that it is something else. */
  isOwn(transactionId: string): boolean {
    const named = this.#denied.get(transactionId);
    return this.#own.has(transactionId) && (named === undefined || this.of(named).some(isWhole));
  }

  ids(): readonly string[] {
    return [...new Set([...this.#tellings.keys(), ...[...this.#own].filter((id) => this.isOwn(id))])];
  }

  /**
   * Somebody named it together with what leads to its chain, in whatever state: what it edits, or the order under which
   * something else of the chain was told as well. What a void undid that names nothing follows from all that came before it.
   */
  isMentioned(row: Row, chain: readonly Row[], counts?: (telling: Telling) => boolean): boolean {
    const { transactionId, operation } = row;
    // A void whose end nobody knows counts as not done, and holds its chain.
    const isShownOpen = this.#open.has(transactionId) || this.#doubted.has(this.#denied.get(transactionId) ?? '');
    const isMade = this.isOwn(transactionId) && !(operation === 'void' && isShownOpen);
    return isMade || this.isTold(row, chain, counts);
  }

  /** A source named it so, whatever the console did itself. */
  isTold(row: Row, chain: readonly Row[], counts: (telling: Telling) => boolean = () => true): boolean {
    const { transactionId, operation, reference, sequence } = row;
    const tellings = this.of(transactionId).filter(counts);
    if (tellings.some((telling) => telling.reference)) return this.#leadsOn(row, chain);
    const others = chain.filter((other) => other.transactionId !== transactionId);
    const isOrderTold = reference === null || others.some((other) => this.#namesOrder(other, counts));
    return isOrderTold && tellings.some(isPlaced) && (operation !== 'void' || this.#isBeforeTold(sequence, chain));
  }

  /** What a row is told to refer to leads to its chain where that does; what nobody has told of leads nowhere, and the order has to. */
  #leadsOn({ reference, orderId }: Row, chain: readonly Row[]): boolean {
    const named = chain.find(({ sequence }) => sequence === reference);
    if (!named || chain.some((other) => other.reference === null && other.orderId === orderId)) return true;
    const isHeard = this.isOwn(named.transactionId) || this.of(named.transactionId).length > 0;
    return named.reference === null ? isHeard : this.isMentioned(named, chain);
  }

  /**
   * Whether a row was told under the order of its chain, so that edits of that order may be of it and have to be reckoned with: what
   * money came by. A refund or a void that names nothing ties nobody: what it edits may have come without its order.
   */
  #namesOrder({ transactionId, operation, reference }: Row, counts: (telling: Telling) => boolean): boolean {
    const isTied = reference === null || operation === 'capture';
    return this.of(transactionId).some(
      (telling) => counts(telling) && telling.order && telling.placed && (isTied || telling.reference),
    );
  }

  #isBeforeTold(sequence: number, chain: readonly Row[]): boolean {
    const before = chain.filter((row) => row.sequence < sequence && row.execcode === '0000');
    return before.every((row) => this.isOwn(row.transactionId) || this.of(row.transactionId).some(isWhole));
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
    if (this.isWithHolder(transactionId))
      return this.of(transactionId).some(({ code }) => code !== null && isFinal(code));
    return this.isOwn(transactionId) || this.of(transactionId).some(({ code }) => code !== null);
  }

  /** The row as far as it was told: of one that waits for its bank the final code may not have been. */
  asTold(row: Row): Row {
    const codes = this.of(row.transactionId).flatMap(({ code }) => (code === null ? [] : [code]));
    const isTold = this.isOwn(row.transactionId) || codes.length === 0 || codes.includes(row.execcode);
    return isTold ? row : { ...row, execcode: codes.at(-1) as Row['execcode'] };
  }
}

/** 0001 to 0003 wait for somebody (protocol.md §9). */
export function isFinal(code: string): boolean {
  return !/^000[1-3]$/.test(code);
}

function isPlaced({ placed }: Telling): boolean {
  return placed;
}

/** Told with everything that is money. */
export function isWhole({ whole }: Telling): boolean {
  return whole;
}
