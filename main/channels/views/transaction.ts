import type {
  ActionView,
  BalanceView,
  NotWholeView,
  PlanView,
  TimelineEntry,
  TransactionRow,
  UnreadRowView,
} from '../../../contract/index.ts';
import { type Chain, chainIdOf } from '../../domain/chain.ts';
import { judge } from '../../domain/judges/index.ts';
import { deskOperations } from '../../domain/kinds.ts';
import { listWithoutRow, matchRows } from '../../domain/own-row.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Situation } from '../../domain/situation.ts';
import { isVoided, listNotWhole, type Transaction } from '../../domain/transaction.ts';
import { toOperationView } from './operation.ts';

/** A line of the lookup list. */
export function toTransactionRow(row: Transaction): TransactionRow {
  const { accountId, transactionId, operation, orderId, client, clientEmail, amount, status, execcode, happenedAt } =
    row;
  const { timeKnown, currencyKnown, card, schedule, alias, authenticated, chargedBack, method, captureDay } = row;
  const asked = {
    accountId,
    transactionId,
    operation,
    orderId,
    client,
    clientEmail,
    amount,
    status,
    execcode,
    happenedAt,
  };
  const known = {
    timeKnown,
    currencyKnown,
    card,
    schedule,
    alias,
    authenticated,
    chargedBack,
    method,
    captureDay,
  };
  return { ...asked, ...known, voided: isVoided(row) };
}

export function toPlanView({ scheduleId, state, instalments }: Plan): PlanView {
  return {
    scheduleId,
    state,
    instalments: instalments.map(({ index, row }) => ({ index, row: row && toTransactionRow(row) })),
  };
}

/** Transactions and this desk's operations in one order; an operation that has a row of its own shows as that. */
export function toTimeline(chain: Chain): TimelineEntry[] {
  const makers = matchRows(chain.operations, chain.transactions);
  const rows = chain.transactions.map((row) => {
    const made = makers.get(row.transactionId);
    const operation = made ? toOperationView(made) : null;
    return { at: row.happenedAt, entry: { kind: 'transaction', row: toTransactionRow(row), operation } as const };
  });
  const operations = listWithoutRow(chain.operations, chain.transactions).map((operation) => ({
    at: operation.draftedAt,
    entry: { kind: 'operation', operation: toOperationView(operation) } as const,
  }));
  return [...rows, ...operations].toSorted((left, right) => left.at - right.at).map(({ entry }) => entry);
}

export function toBalanceView({ balance }: Chain): BalanceView {
  return { ...balance, unsure: [...balance.unsure] };
}

/** What of a chain was heard and could not be read. */
export function toUnreadViews({ unread }: Chain): UnreadRowView[] {
  return unread.map(({ transactionId, column, source, at }) => ({ transactionId, column, source, at }));
}

/** Which rows of a chain are not shown whole. */
export function toNotWholeViews({ transactions }: Chain): NotWholeView[] {
  return transactions
    .map((row) => ({ transactionId: row.transactionId, columns: listNotWhole(row) }))
    .filter(({ columns }) => columns.length > 0);
}

/**
 * Each action of the panel: open, until when, on what and up to how much; or why it is not open. With a damaged ledger none
 * is, whatever its facts say.
 */
export function toActions(situation: Situation, damaged: boolean): ActionView[] {
  return deskOperations.map((operation) => {
    if (damaged) return { open: false, operation, obstacle: 'ledgerDamaged', since: null };
    const judgement = judge(operation, situation);
    return judgement.open
      ? { ...judgement, operation, reference: toTransactionRow(judgement.reference) }
      : { ...judgement, operation };
  });
}

/**
 * The chains that the panel is made of: the transaction's, its plan's and each instalment's, and its orders' for a credit
 * and for edits that nobody could attribute.
 */
export function chainsOf({ row, chain, plan }: Situation): string[] {
  const instalments = plan?.instalments.flatMap((instalment) => (instalment.row ? [instalment.row.rootId] : [])) ?? [];
  const planned = plan ? [plan.chain.chainId, ...instalments] : [];
  const orders = new Set([row, ...chain.transactions].map(({ orderId }) => orderId));
  const ofOrders = [...orders].map((orderId) => chainIdOf('credit', { rootId: '', scheduleId: '', orderId }));
  return [...new Set([chain.chainId, ...ofOrders, ...planned])];
}
