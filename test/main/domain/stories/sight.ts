import type { TransactionAction } from '../../../../main/domain/kinds.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import { isVoided, type Transaction } from '../../../../main/domain/transaction.ts';
import { dayIn } from '../../../sandbox/model/time.ts';
import type { World } from './world.ts';

/**
 * What a person sees of a chain that decides what is sent, as text: rows, operations beside their own, the plan. It is put
 * together here and not by main/domain/picture.ts, whose comparisons it is held against.
 */
export function seeChain(world: World, operation: TransactionAction, transactionId: string, own: string): string {
  const { views } = world.core;
  const since = world.gateway.now();
  const around = views.readAround({ accountId: 'SHOP', transactionId, orderId: null, since });
  if (!around) return '';
  const { chain, plan } = around;
  const places = plan?.instalments.map(({ row }) => (row ? `${row.transactionId} ${row.status}` : 'to come'));
  return [
    operation,
    ...chain.transactions.map((row) => seeRow(world, row)).toSorted(),
    ...seeOperations(chain.operations, own),
    'beside',
    ...chain.beside.edits.map((row) => seeRow(world, row)).toSorted(),
    ...(plan ? [plan.state, ...(places ?? []), ...seeOperations(plan.chain.operations, own)] : []),
    // Instalments beside this one are rows of other chains.
    ...(plan?.instalments.flatMap(({ row }) => (row ? [seeRow(world, row)] : [])) ?? []),
  ].join('\n');
}

/** The day is what a deadline counts from: a notification does not tell it, and an export may tell another. */
function seeRow({ rules }: World, row: Transaction): string {
  const day = dayIn(rules.voidZone, row.happenedAt);
  const { transactionId, operation, amount, status, referenceId, chargedBack } = row;
  return [transactionId, operation, amount.minor, status, isVoided(row), referenceId, chargedBack, day].join(' ');
}

function seeOperations(operations: readonly Operation[], own: string): string[] {
  return operations
    .filter(({ operationId }) => operationId !== own)
    .map(({ operationId, state, referenceId }) => `${operationId} ${state} ${referenceId}`);
}
