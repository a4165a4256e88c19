import { mayBeSentAgain } from '../../protocol/execcode/classify.ts';
import type { Money } from '../../protocol/money/index.ts';
import { beginsChain, type DeskOperation, type FactSource, type Reason } from './kinds.ts';
import type { AnsweredPage } from './page/answered-page.ts';

/** Where an operation of this desk stands; what leads from one to the next stands in transitions.ts. */
export type OperationState =
  | 'drafted'
  | 'confirmed'
  | 'sending'
  | 'succeeded'
  | 'pending'
  | 'refused'
  | 'notSent'
  | 'unknown';

/** Why provably no byte of a request left. */
export type NotSentCause =
  | 'secretAbsent'
  | 'secretLocked'
  | 'secretUnavailable'
  | 'secretDenied'
  | 'notConnected'
  | 'staleConfirmation'
  | 'stoppedBeforeSending'
  | 'claimRefused'
  | 'claimOutdated'
  | 'claimNotAllowed'
  | 'claimNeedsApproval'
  | 'claimAboveDayLimit'
  | 'teamUnreachable';

/** Why nobody can know what became of a request. */
export type UnknownCause =
  | 'timedOut'
  | 'connectionLost'
  | 'httpStatus'
  | 'unreadableAnswer'
  | 'noExeccode'
  | 'stoppedWhileSending'
  | 'pageLapsed';

/** What became of a request is known, and could not be written down yet; never a cause that stands in a ledger. */
export type UnwrittenCause = 'notWrittenDown';

/** What a sending ended in: the gateway's answer, or one of three ways of having none. */
export type AttemptOutcome =
  | {
      readonly kind: 'answered';
      /** Four digits. */
      readonly execcode: string;
      readonly message: string;
      readonly transactionId: string | null;
      /** What the holder's browser is sent on with; absent where the answer had no such thing, and once it is erased. */
      readonly page?: AnsweredPage;
      /** The stored payment method or mandate that the answer named; absent where it named none, and once it is erased. */
      readonly alias?: string;
    }
  | { readonly kind: 'notSent'; readonly cause: NotSentCause }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause }
  | { readonly kind: 'unknown'; readonly cause: 'answeredAnothersId'; readonly answer: ForeignAnswer };

/** An answer that names a TRANSACTIONID which is not its operation's own: it proves nothing. */
export interface ForeignAnswer {
  /** Four digits. */
  readonly execcode: string;
  readonly message: string;
  readonly transactionId: string;
}

/** What an outcome means for its own attempt, as it was judged when it became known. */
export type Verdict = 'succeeded' | 'pending' | 'refused' | 'notSent' | 'unknown';

/** What a row of the gateway's says of an attempt for certain. */
export interface Proof {
  readonly outcome: 'succeeded' | 'refused';
  readonly transactionId: string;
  readonly execcode: string;
  readonly source: FactSource;
}

/** One sending of an operation. Times in milliseconds since 1970 UTC. */
export interface Attempt {
  readonly attemptId: string;
  /** 1 for the first. */
  readonly number: number;
  readonly url: string;
  /** As they leave, HASH left out. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly sentAt: number | null;
  readonly endedAt: number | null;
  readonly execcode: string | null;
  /** The gateway's own words. */
  readonly message: string | null;
  /** As the gateway answered it. */
  readonly transactionId: string | null;
  /** Of the row that bears the attempt's id, once one has come in. */
  readonly rowId: string | null;
  /** Whether a row of it waits for the bank, while it is pending: its holder has done their part. */
  readonly withBank: boolean;
  readonly cause: NotSentCause | UnknownCause | UnwrittenCause | 'answeredAnothersId' | null;
  /** What the gateway answered under a TRANSACTIONID that is not this one's; null for all else. */
  readonly foreignAnswer: ForeignAnswer | null;
  /** Null until it ended. */
  readonly verdict: Verdict | null;
  readonly proof: (Proof & { readonly provedAt: number }) | null;
}

/** A person's word on what nobody could know. */
export interface Settlement {
  readonly outcome: 'succeeded' | 'refused';
  /** The operation's own, as the extranet shows it. */
  readonly transactionId: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly settledAt: number;
}

/** An operation that somebody prepared, with everything that became of it. */
export interface Operation {
  readonly operationId: string;
  /** Of the colleague's desk that it is of, which alone may go on with it; null for this desk's own. */
  readonly deskId: string | null;
  readonly accountId: string;
  readonly operation: DeskOperation;
  readonly state: OperationState;
  /** What it holds while it is open (see chain.ts). */
  readonly chainId: string;
  /**
   * The TRANSACTIONID (or SCHEDULEID) that it refers to; of a plain credit and a charge, the transaction that it started from. Null
   * for a charge that started from none.
   */
  readonly referenceId: string | null;
  readonly orderId: string;
  /** What it is about; a void and a stop send no amount, and show here what they undo or prevent. */
  readonly amount: Money;
  readonly reason: Reason;
  readonly note: string;
  /** What gives the right to charge somebody who is not there, in the person's words; empty for all but charges. */
  readonly agreement: string;
  readonly actor: string;
  readonly draftedAt: number;
  readonly confirmedAt: number | null;
  readonly changedAt: number;
  readonly attempts: readonly Attempt[];
  readonly settlement: Settlement | null;
  /** The guards that spoke when it was confirmed, and why the person went on; null when none did. */
  readonly guarded: { readonly kinds: readonly string[]; readonly answer: string } | null;
  /** The colleague's operation that it carries out, since whoever approves sends in strict mode; absent for every other. */
  readonly carriesOut?: string;
}

/** The sending that counts: an earlier one has ended. */
export function lastAttempt({ attempts, operationId }: Pick<Operation, 'attempts' | 'operationId'>): Attempt {
  const last = attempts.at(-1);
  if (!last) throw new Error(`Operation ${operationId} has no attempt.`);
  return last;
}

/** Which operation somebody wanted: this one, or the colleague's that it carries out. */
export function wantedBy({ operationId, carriesOut }: Pick<Operation, 'operationId' | 'carriesOut'>): string {
  return carriesOut ?? operationId;
}

/** The states that hold a chain: under way, or with an outcome that nobody knows (rules.md I57). */
export const holdingStates = ['confirmed', 'sending', 'unknown'] as const satisfies readonly OperationState[];

/** When its bytes left, or would have, in milliseconds UTC. */
export function leftAt(operation: Pick<Operation, 'operationId' | 'attempts' | 'draftedAt'>): number {
  return lastAttempt(operation).sentAt ?? operation.draftedAt;
}

/** The states whose outcome is still open, so that what the operation is about counts as spent. */
export const openStates = [...holdingStates, 'pending'] as const satisfies readonly OperationState[];

export function holdsChain(state: OperationState): boolean {
  return holdingStates.some((holding) => holding === state);
}

export function isOpen(state: OperationState): boolean {
  return openStates.some((open) => open === state);
}

/** Whether an operation in this state has moved money, or may have. */
export function mayHaveHappened(state: OperationState): boolean {
  return state === 'succeeded' || isOpen(state);
}

/**
 * Provably not sent, or refused because of the moment: a person may send it again, as a new attempt. A stop whose
 * outcome is unknown may be, too: it moves no money, and a second one is answered 2011 (rules.md G45).
 */
export function isRepeatable({ operation, state, attempts }: Operation): boolean {
  if (operation === 'stopntimes' && state === 'unknown') return true;
  const execcode = attempts.at(-1)?.execcode;
  return state === 'notSent' || (state === 'refused' && typeof execcode === 'string' && mayBeSentAgain(execcode));
}

/** Whether what it did is a transaction of its own, whose TRANSACTIONID proves that it is there. */
export function movesMoney(operation: DeskOperation): boolean {
  return operation === 'refund' || operation === 'capture' || beginsChain(operation);
}

/** Since when nobody knows: from the moment on at which the request may have left. */
export function unknownSince({ attempts, changedAt }: Operation): number {
  return attempts.at(-1)?.sentAt ?? changedAt;
}
