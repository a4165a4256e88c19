import type { Money } from '../../../protocol/money/index.ts';
import type { Chain } from '../chain.ts';
import { asKnown } from '../doubted.ts';
import type { DeskOperation } from '../kinds.ts';
import { holdsChain, type OperationState } from '../operation.ts';
import { listWithoutRow } from '../own-row.ts';
import type { Transaction } from '../transaction.ts';

/** Why an action is not open for a transaction. */
export type Obstacle =
  // of any action
  | 'inFlight'
  | 'toSettleFirst'
  | 'notSucceeded'
  | 'notFinished'
  | 'voided'
  // refund
  | 'notADebit'
  | 'nothingLeft'
  // capture
  | 'notAnAuthorization'
  | 'cardInformation'
  | 'alreadyCaptured'
  | 'captureExpired'
  // void
  | 'nothingToVoid'
  | 'voidClosed'
  // credit
  | 'creditOff'
  | 'noAlias'
  | 'noCustomer'
  | 'notAuthenticated'
  // credit and charge
  | 'otherAccountCurrency'
  // charge
  | 'captureDayPassed'
  | 'planDayPassed'
  | 'planUnfit'
  | 'mandateOnlyCollects'
  | 'noDirectDebit'
  | 'payerUnknown'
  | 'cartUnfit'
  | 'pageTimePassed'
  // stop of a plan
  | 'noPlan'
  | 'planFinished'
  | 'planStopped';

/** Why an open action may be refused by the gateway, without any harm. */
export type ActionDoubt =
  /** The order of some operations is not known: one of these may be the last one instead (rules.md E31). */
  | { readonly kind: 'perhapsNotLast'; readonly transactionIds: readonly string[] }
  /** An edit that names no reference may have undone or used it (rules.md E31, E34). */
  | { readonly kind: 'perhapsEdited'; readonly transactionIds: readonly string[] };

/** Whether an action is open: on which transaction, up to how much, until when; or why not. */
export type Judgement =
  | {
      readonly open: true;
      readonly reference: Transaction;
      readonly limit: Money | null;
      /** What "all" is about: less than the limit where more is only perhaps there. */
      readonly whole: Money | null;
      readonly doubts: readonly ActionDoubt[];
      /** The last millisecond for it, or null. */
      readonly until: number | null;
      /** True where no source tells when its time began: `until` is the latest that it can last. */
      readonly mayBeOver: boolean;
    }
  | {
      readonly open: false;
      readonly obstacle: Obstacle;
      /** When it closed, or null. */
      readonly since: number | null;
    };

export function closed(obstacle: Obstacle, since: number | null = null): Judgement {
  return { open: false, obstacle, since };
}

/** What holds a chain: one operation at a time, and one with an unknown outcome until it is settled (rules.md I57). */
export function findHolder(chain: Chain): 'inFlight' | 'toSettleFirst' | undefined {
  const holding = asKnown(chain.operations, chain.doubted).filter(({ state }) => holdsChain(state));
  if (holding.some(({ state, deskId }) => state === 'unknown' && deskId === null)) return 'toSettleFirst';
  return holding.length > 0 ? 'inFlight' : undefined;
}

/** Whether this desk made such an operation without learning its TRANSACTIONID; with one, it stands among the rows. */
export function isDone(chain: Chain, kind: DeskOperation): boolean {
  return standsWithoutRow(chain, kind, 'succeeded');
}

/** The same of one that still waits for the bank. */
export function isWaiting(chain: Chain, kind: DeskOperation): boolean {
  return standsWithoutRow(chain, kind, 'pending');
}

function standsWithoutRow({ operations, transactions }: Chain, kind: DeskOperation, state: OperationState): boolean {
  return listWithoutRow(operations, transactions).some((own) => own.operation === kind && own.state === state);
}
