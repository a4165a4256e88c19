import type { ActionView, PlanView, TimelineEntry, TransactionRow } from '../../../contract/index.ts';
import { hasRow } from '../../domain/balance.ts';
import { type Chain, chainIdOf } from '../../domain/chain.ts';
import { judge } from '../../domain/judges/index.ts';
import { deskOperations } from '../../domain/kinds.ts';
import { isMadeBy } from '../../domain/operation.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Situation } from '../../domain/situation.ts';
import { isVoided, type Transaction } from '../../domain/transaction.ts';
import { toOperationView } from './operation.ts';

/** A line of the lookup list. */
export function toTransactionRow(row: Transaction): TransactionRow {
  const { accountId, transactionId, operation, orderId, client, clientEmail, amount, status, execcode, happenedAt } =
    row;
  const { card, schedule, alias, authenticated, chargedBack, directDebit, captureDay } = row;
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
  const known = { card, schedule, alias, authenticated, chargedBack, directDebit, captureDay };
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
  const rows = chain.transactions.map((row) => {
    const made = chain.operations.find((candidate) => isMadeBy(row, candidate));
    const operation = made ? toOperationView(made) : null;
    return { at: row.happenedAt, entry: { kind: 'transaction', row: toTransactionRow(row), operation } as const };
  });
  const operations = chain.operations
    .filter((operation) => !hasRow(operation, chain.transactions))
    .map((operation) => ({
      at: operation.draftedAt,
      entry: { kind: 'operation', operation: toOperationView(operation) } as const,
    }));
  return [...rows, ...operations].toSorted((left, right) => left.at - right.at).map(({ entry }) => entry);
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

/** The chains that the panel is made of: the transaction's, its plan's and each instalment's, and its order's for a credit. */
export function chainsOf({ row, chain, plan }: Situation): string[] {
  const instalments = plan?.instalments.flatMap((instalment) => (instalment.row ? [instalment.row.rootId] : [])) ?? [];
  const planned = plan ? [plan.chain.chainId, ...instalments] : [];
  return [
    ...new Set([chain.chainId, chainIdOf('credit', { rootId: '', scheduleId: '', orderId: row.orderId }), ...planned]),
  ];
}
