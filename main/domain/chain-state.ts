import type { Chain } from './chain.ts';
import { judgeClosing } from './deadline.ts';
import { asKnown } from './doubted.ts';
import { isOpen } from './operation.ts';
import { listWithoutRow } from './own-row.ts';
import { standAlone, standOf } from './stand-alone.ts';
import type { RowStanding, Standing } from './standing.ts';
import { boundTime } from './time-bounds.ts';
import { isDebit, isLive, isVoided, type Transaction } from './transaction.ts';

/** A standing at a moment; times in milliseconds UTC. */
export type ChainState =
  | { readonly kind: Exclude<Standing, 'partlyRefunded' | 'unsure' | 'refused' | 'authorized'> }
  | { readonly kind: 'partlyRefunded'; readonly left: number; readonly currency: string }
  | { readonly kind: 'unsure'; readonly left: number; readonly leftAtMost: number; readonly currency: string }
  /** Four digits. */
  | { readonly kind: 'refused'; readonly code: string }
  /** `until` is null where nothing is known of the account; where `mayBeOver`, it is the latest that it can be. */
  | { readonly kind: 'toCapture'; readonly until: number | null; readonly mayBeOver: boolean }
  | { readonly kind: 'expired'; readonly since: number };

/**
 * What each row of a chain stands at: its root at what the chain does, an edit at its own outcome. A chargeback is certain
 * and stands before everything; then nothing is claimed of a chain in which an outcome is not known or money is unsure.
 */
export function standTogether(
  chain: Pick<Chain, 'chainId' | 'transactions' | 'operations' | 'doubted' | 'balance'>,
): Map<string, RowStanding> {
  return new Map(
    chain.transactions.map((row) => {
      const { left, leftAtMost, currency } = chain.balance;
      const isRoot = row.transactionId === chain.chainId;
      const stands = isRoot ? { standing: standOfChain(chain, row), left, leftAtMost, currency } : standBeside(row);
      return [row.transactionId, stands];
    }),
  );
}

/** What an edit stands at, and a row that is left out of its chain since its answer was another's: nothing is left of either. */
export function standBeside(row: Transaction): RowStanding {
  return { ...standAlone(row), left: 0, leftAtMost: 0 };
}

function standOfChain(
  { transactions, operations, doubted, balance }: Pick<Chain, 'transactions' | 'operations' | 'doubted' | 'balance'>,
  root: Transaction,
): Standing {
  const open = listWithoutRow(asKnown(operations, doubted), transactions).filter(({ state }) => isOpen(state));
  // A stop moves no money, and hangs on the first instalment only.
  const rows = transactions.filter(({ operation }) => operation !== 'stopntimes');
  if (transactions.some(({ chargedBack }) => chargedBack)) return 'chargedBack';
  if (rows.some(({ status }) => status === 'unknown') || open.some(({ state }) => state === 'unknown'))
    return 'unknown';
  if (balance.unsure.length > 0) return 'unsure';
  if (rows.some((row) => row.status === 'waiting' && !isVoided(row)) || open.length > 0) return 'pending';
  if (rows.some((row) => isDebit(row) && isLive(row))) {
    if (balance.refunded === 0) return 'paid';
    return balance.left > 0 ? 'partlyRefunded' : 'refunded';
  }
  // What was captured once is never captured again, also when that capture was voided (rules.md C19, E34).
  const standing = standOf(root);
  if (standing === 'authorized' && rows.some(isUndoneCapture)) return 'voided';
  // A capture that succeeded and has no row: nobody has told yet how much was paid.
  return standing === 'authorized' && balance.authorised === 0 ? 'unsure' : standing;
}

function isUndoneCapture(row: Transaction): boolean {
  return row.operation === 'capture' && row.status === 'succeeded' && isVoided(row);
}

/** What an account says of the time in which an authorization can be captured. */
export interface CaptureLife {
  readonly voidZone: string;
  readonly captureDays: number;
}

/**
 * A row's standing as of `now`, in milliseconds UTC. Whether an authorization has expired is never stored: it follows from its
 * own time, the account's rule (rules.md C21) and the clock. `life` is undefined for an account that is not known any more.
 */
export function readState(row: Transaction, life: CaptureLife | undefined, now: number): ChainState {
  const { standing, left, leftAtMost, currency } = row.stands;
  switch (standing) {
    case 'partlyRefunded':
      return { kind: standing, left, currency };
    case 'unsure':
      return { kind: standing, left, leftAtMost, currency };
    case 'refused':
      return { kind: standing, code: row.execcode };
    case 'authorized':
      return life ? readLife(row, life, now) : { kind: 'toCapture', until: null, mayBeOver: false };
    default:
      return { kind: standing };
  }
}

function readLife(row: Transaction, { voidZone, captureDays }: CaptureLife, now: number): ChainState {
  const bounds = boundTime(row, { transactions: [row], operations: [] });
  const { isOver, mayBeOver, until } = judgeClosing(bounds, voidZone, captureDays, now);
  return isOver ? { kind: 'expired', since: until } : { kind: 'toCapture', until, mayBeOver };
}
