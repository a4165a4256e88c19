import type { TransactionStatus } from './kinds.ts';
import type { Fact, Transaction } from './transaction.ts';

/**
 * What is known of a transaction once a further source has told of it. The key is (account, TRANSACTIONID): a second
 * source completes the first and never doubles it. `rootId` is where its reference leads to.
 */
export function mergeFact(present: Transaction | undefined, told: Fact, rootId: string): Transaction {
  if (!present) return { ...told, rootId, referenceInferred: false, scheduleId: null };
  const stays = outcomeStays(present, told);
  return {
    ...present,
    rootId,
    referenceId: told.referenceId ?? present.referenceId,
    referenceInferred: told.referenceId === null && present.referenceInferred,
    orderId: told.orderId,
    amount: { ...present.amount, minor: told.amount.minor },
    execcode: stays ? present.execcode : told.execcode,
    status: stays ? present.status : told.status,
    knownFrom: stays ? present.knownFrom : told.knownFrom,
    knownAt: told.knownAt,
    voidedBy: told.voidedBy || present.voidedBy,
    card: told.card.length < present.card.length ? present.card : told.card,
    client: told.client || present.client,
    clientEmail: told.clientEmail || present.clientEmail,
    clientName: told.clientName || present.clientName,
    schedule: told.schedule || present.schedule,
    alias: told.alias || present.alias,
    authenticated: told.authenticated || present.authenticated,
    extraData: told.extraData || present.extraData,
    chargedBack: told.chargedBack || present.chargedBack,
    directDebit: told.directDebit || present.directDebit,
    captureDay: told.captureDay || present.captureDay,
    happenedAt: timeOf(present, told),
  };
}

/**
 * A late or repeated report never takes a final outcome back. Notifications bear no time and come in any order: one of
 * them moves a row forward only, whatever was known before.
 */
function outcomeStays(present: Transaction, told: Fact): boolean {
  if (isFinal(present.status) && !isFinal(told.status)) return true;
  if (told.knownFrom !== 'notification') return false;
  const ahead = progress[present.status] - progress[told.status];
  return ahead > 0 || (ahead === 0 && present.execcode >= told.execcode);
}

function isFinal(status: TransactionStatus): boolean {
  return status === 'succeeded' || status === 'refused';
}

const progress: Readonly<Record<TransactionStatus, number>> = { succeeded: 3, refused: 2, unknown: 1, waiting: 0 };

/**
 * The gateway's own time of a row decides its deadlines (rules.md E31): it takes the place of ours, which is when a request
 * was sent by this machine's clock. A notification does not say when, only that it was before it came.
 */
function timeOf(present: Transaction, told: Fact): number {
  const isExact = told.knownFrom === 'import' || told.knownFrom === 'lookup';
  if (isExact && present.knownFrom === 'desk') return told.happenedAt;
  const isNotified = present.knownFrom === 'notification' || told.knownFrom === 'notification';
  return isNotified ? Math.min(present.happenedAt, told.happenedAt) : present.happenedAt;
}
