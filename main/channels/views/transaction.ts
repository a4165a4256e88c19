import type {
  ActionView,
  BalanceView,
  ChainStateView,
  FurtherTextView,
  ListRow,
  NotWholeView,
  TimelineEntry,
  TransactionRow,
  UnreadRowView,
} from '../../../contract/index.ts';
import { type Chain, chainIdOf } from '../../domain/chain.ts';
import { type CaptureLife, readState } from '../../domain/chain-state.ts';
import { furtherNames } from '../../domain/further-texts.ts';
import { judge } from '../../domain/judges/index.ts';
import { transactionActions } from '../../domain/kinds.ts';
import { listWithoutRow, matchRows } from '../../domain/own-row.ts';
import type { Situation } from '../../domain/situation.ts';
import { isVoided, listNotWhole, type Transaction } from '../../domain/transaction.ts';
import type { ListLine } from '../../ports/views.ts';
import { toOperationView } from './operation.ts';

/** By what standings are read: the time, in milliseconds UTC, and what each account says of its authorizations. */
export interface Reading {
  readonly now: number;
  readonly findAccount: (accountId: string) => CaptureLife | undefined;
}

/** A line of the lookup list, as of now. */
export function toTransactionRow(row: Transaction, reading: Reading): TransactionRow {
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
  return { ...asked, ...known, voided: isVoided(row), state: toStateView(row, reading) };
}

/** The same by chain: with what was found of it, where that is another row. */
export function toListRow({ matched, ...row }: ListLine, reading: Reading): ListRow {
  return { ...toTransactionRow(row, reading), matched: matched ? toMatched(matched) : null };
}

function toMatched({ transactionId, operation, happenedAt, timeKnown }: Transaction): ListRow['matched'] {
  return { transactionId, operation, happenedAt, timeKnown };
}

function toStateView(row: Transaction, { now, findAccount }: Reading): ChainStateView {
  return readState(row, findAccount(row.accountId), now);
}

/** Transactions and this desk's operations in one order; an operation that has a row of its own shows as that. */
export function toTimeline(chain: Chain, reading: Reading): TimelineEntry[] {
  const makers = matchRows(chain.operations, chain.transactions);
  const rows = chain.transactions.map((row) => {
    const made = makers.get(row.transactionId);
    const operation = made ? toOperationView(made) : null;
    const entry = { kind: 'transaction', row: toTransactionRow(row, reading), operation } as const;
    return { at: row.happenedAt, entry };
  });
  const operations = listWithoutRow(chain.operations, chain.transactions).map((operation) => ({
    at: operation.draftedAt,
    entry: { kind: 'operation', operation: toOperationView(operation) } as const,
  }));
  return [...rows, ...operations].toSorted((left, right) => left.at - right.at).map(({ entry }) => entry);
}

export function toBalanceView({ balance }: Chain): BalanceView {
  return { ...balance, unsure: [...balance.unsure], presumed: [...balance.presumed] };
}

/** What of a chain was heard and could not be read. */
export function toUnreadViews({ unread }: Chain): UnreadRowView[] {
  return unread.map(({ transactionId, column, source, at }) => ({ transactionId, column, source, at }));
}

/** What was told of the rows of a chain beside, in one order. */
export function toFurtherTextViews({ transactions }: Chain): FurtherTextView[] {
  return transactions.flatMap(({ transactionId, further }) =>
    furtherNames.flatMap((name) => {
      const text = further[name];
      return text === undefined ? [] : [{ transactionId, name, text }];
    }),
  );
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
export function toActions(situation: Situation, damaged: boolean, reading: Reading): ActionView[] {
  return transactionActions.map((operation) => {
    if (damaged) return { open: false, operation, obstacle: 'ledgerDamaged', since: null };
    const judgement = judge(operation, situation);
    return judgement.open
      ? { ...judgement, operation, reference: toTransactionRow(judgement.reference, reading) }
      : { ...judgement, operation };
  });
}

/**
 * The chains that the panel is made of: the transaction's, its plan's and each instalment's, and its orders' for a credit,
 * for charges and for edits that nobody could attribute.
 */
export function chainsOf({ row, chain, plan }: Situation): string[] {
  const instalments = plan?.instalments.flatMap((instalment) => (instalment.row ? [instalment.row.rootId] : [])) ?? [];
  const planned = plan ? [plan.chain.chainId, ...instalments] : [];
  const orders = new Set([row, ...chain.transactions].map(({ orderId }) => orderId));
  const ofOrders = [...orders].flatMap((orderId) =>
    (['credit', 'payment'] as const).map((kind) => chainIdOf(kind, { rootId: '', scheduleId: '', orderId })),
  );
  return [...new Set([chain.chainId, ...ofOrders, ...planned])];
}
