import type { OperationState, OperationView } from '../../../contract/index.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import type { Row } from '../../../sandbox/index.ts';
import type { HandedPage } from './pages.ts';
import type { Shop } from './shop.ts';
import type { World } from './world.ts';

/** What must be nought, whatever happened. */
export interface Damage {
  /** Operations in the gateway's book that no intent of the ledger accounts for. */
  executedNotInLedger: number;
  /** Operations in the gateway's book beyond the first one for an intent. */
  executedTwice: number;
  /** Intents that were acknowledged and are not in the ledger, or less far than was said. */
  intentsLost: number;
  /** Transactions, by the gateway's book, that two intents hold at once. */
  twoOpenIntents: number;
  /** Starts that opened a ledger which lacked lines that its witness names. */
  silentlyEmptied: number;
  /** Pages for a holder that were handed over and are gone or not the same. */
  pagesChanged: number;
}

export const noDamage: Damage = {
  executedNotInLedger: 0,
  executedTwice: 0,
  intentsLost: 0,
  twoOpenIntents: 0,
  silentlyEmptied: 0,
  pagesChanged: 0,
};

interface Held {
  readonly operationId: string;
  readonly attemptId: string;
  readonly operation: string;
  readonly state: OperationState;
  readonly referenceId: string;
  readonly minor: number;
  readonly sentAt: number | null;
}

/** Holds the ledger's file, which nobody has open, against the gateway's book. */
export function judgeBooks(
  file: string,
  shop: Shop,
  { acknowledged, pages }: Pick<World, 'acknowledged' | 'pages'>,
  say: (line: string) => void,
): Pick<Damage, 'executedNotInLedger' | 'executedTwice' | 'intentsLost'> {
  const attempts = readAttempts(file);
  const byAttempt = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]));
  const bySequence = new Map(shop.sandbox.rows().map((row) => [row.sequence, row]));
  const executions = new Map<string, number>();
  let executedNotInLedger = 0;
  for (const row of shop.executed()) {
    const held = row.operation === 'stopntimes' ? findStop(attempts, row, bySequence) : byAttempt.get(row.extraData);
    const isOfPage = held !== undefined && pages.has(held.operationId);
    if (!held || !accountsFor(held, row) || (isOfPage && held.state !== 'succeeded')) {
      executedNotInLedger += 1;
      say(`Not in the ledger: ${describe(row)}; it has ${JSON.stringify(held)}`);
    } else executions.set(held.operationId, (executions.get(held.operationId) ?? 0) + 1);
  }
  const tooOften = [...executions].map(([id, times]) => [id, countTooMany(times, pages.get(id))] as const);
  for (const [id, times] of tooOften) if (times > 0) say(`Executed ${times} times more than wanted: ${id}`);
  const executedTwice = tooOften.reduce((sum, [, times]) => sum + times, 0);
  const states = new Map(attempts.map(({ operationId, state }) => [operationId, state]));
  const intentsLost = [...acknowledged].filter(([id, told]) => isLost(states.get(id), told)).length;
  return { executedNotInLedger, executedTwice, intentsLost };
}

/**
 * How often something was executed that nobody wanted again. A holder may pay more than once on one page of the gateway's form, which
 * is theirs to do; a bank's page is of one payment, however often they come by.
 */
export function countTooMany(times: number, page: Pick<HandedPage, 'way' | 'visits'> | undefined): number {
  const wanted = page?.way === 'hostedForm' ? page.visits : 1;
  return Math.max(0, times - wanted);
}

/** A draft may have been confirmed meanwhile, never the other way round. */
export function isLost(found: OperationState | undefined, told: OperationState): boolean {
  return found === undefined || (found === 'drafted' && told !== 'drafted');
}

/** How many of these, all of which hold what they are about, stand beside another one on the same. */
export function countCollisions(open: readonly OperationView[], shop: Shop): number {
  const chains = new Map(shop.sandbox.rows().map((row) => [row.transactionId, row.chain]));
  const held = open.map(({ operation, orderId, referenceId }) => {
    if (operation === 'credit') return `credit ${orderId}`;
    if (operation === 'payment' || operation === 'authorization') return `order ${orderId}`;
    return operation === 'stopntimes' ? `plan ${referenceId}` : `chain ${chains.get(referenceId ?? '')}`;
  });
  return held.length - new Set(held).size;
}

function describe({ operation, transactionId, amount, extraData, at }: Row): string {
  return JSON.stringify({ operation, transactionId, amount, extraData, at });
}

/** It went out, nobody says that it did not happen, and it is about the same money. */
function accountsFor({ operation, state, minor, sentAt }: Held, row: Row): boolean {
  const sameMoney = operation === 'void' || operation === 'stopntimes' || minor === row.amount;
  return sentAt !== null && ['sending', 'unknown', 'pending', 'succeeded'].includes(state) && sameMoney;
}

/** A stop carries no id: the plan that it names stands for it. */
function findStop(attempts: readonly Held[], row: Row, bySequence: ReadonlyMap<number, Row>): Held | undefined {
  const scheduleId = bySequence.get(row.reference ?? 0)?.transactionId;
  const stops = attempts.filter(
    ({ operation, referenceId, sentAt }) => operation === 'stopntimes' && referenceId === scheduleId && sentAt !== null,
  );
  return stops.find((stop) => accountsFor(stop, row)) ?? stops[0];
}

function readAttempts(file: string): Held[] {
  const database = openReadable(file);
  try {
    return database
      .prepare<[], Held>(
        `SELECT o.operation_id AS operationId, a.attempt_id AS attemptId, o.operation, o.state,
                o.reference_id AS referenceId, o.amount_minor AS minor, a.sent_at AS sentAt
         FROM operations o JOIN attempts a USING (operation_id)`,
      )
      .all();
  } finally {
    database.close();
  }
}
