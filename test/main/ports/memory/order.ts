import { chargedLately } from '../../../../main/domain/charge/charge-guards.ts';
import type { OrderFacts, OrderQuestion } from '../../../../main/domain/charge/order-situation.ts';
import { listAnswered, listDoubted } from '../../../../main/domain/doubted.ts';
import { isCharge } from '../../../../main/domain/kinds.ts';
import { isOpen } from '../../../../main/domain/operation.ts';
import { homeOf } from '../../../../main/ledger/projections/position.ts';
import { listOpenOnOrder } from './around.ts';
import { listAccount, listOperations, readNamed, readOperation, readPlan } from './read.ts';
import { findRow, listOrder, type Store } from './store.ts';
import { listUnreadOfOrder } from './unread.ts';

/** main/ledger/queries/order.ts, over maps. */
export function readOrder(store: Store, question: OrderQuestion): OrderFacts {
  const { accountId, orderId, sourceId, client, now } = question;
  const source = sourceId === null ? undefined : findRow(store, accountId, sourceId);
  const alias = question.alias ?? source?.alias ?? '';
  const isFirst = sourceId === null && alias === '' && client !== '';
  const rows = listAccount(store, accountId)
    .map(({ row }) => row)
    .toReversed();
  const isLate = ({ happenedAt }: { readonly happenedAt: number }) => happenedAt >= now - chargedLately;
  const open = [...store.operations.keys()]
    .toSorted()
    .flatMap((id) => readOperation(store, id) ?? [])
    .filter((one) => one.accountId === accountId && isCharge(one.operation) && isOpen(one.state));
  const mayBeRetried = (row: (typeof rows)[number]) => {
    if (row.scheduleId === null) return !row.schedule.startsWith('1-');
    const { state, instalments } = readPlan(store, accountId, row.scheduleId);
    return state === 'running' && instalments.some((one) => one.row?.transactionId === row.transactionId);
  };
  const ofOrder = listOrder(store, accountId, orderId).map(({ row }) => row);
  const operations = listOperations(store, accountId, `order:${orderId}`);
  const named = listAnswered(operations).map((id) => readNamed(store, accountId, id));
  return {
    accountId,
    orderId,
    rows: ofOrder,
    operations,
    doubted: listDoubted(operations, ofOrder, named),
    openOnOrder: listOpenOnOrder(store, accountId, orderId),
    unread: listUnreadOfOrder(store, accountId, orderId),
    source: source ?? null,
    cardExpiry:
      rows
        .filter((row) => alias !== '' && row.alias === alias)
        .map(({ further }) => further.cardExpiry ?? '')
        .find((expiry) => expiry !== '') ?? '',
    onAlias: rows
      .filter((row) => alias !== '' && row.alias === alias && isCharge(row.operation) && isLate(row))
      .toSorted((one, other) => other.happenedAt - one.happenedAt),
    openOnAlias: open.filter(
      ({ attempts }) => alias !== '' && attempts.some((one) => one.parameters['ALIAS'] === alias),
    ),
    onClient: rows
      .filter((row) => isFirst && row.client === client && isCharge(row.operation) && isLate(row))
      .toSorted((one, other) => homeOf(other) - homeOf(one)),
    openOnClient: open.filter(
      ({ attempts }) => isFirst && attempts.some((one) => one.parameters['CLIENTIDENT'] === client),
    ),
    refusedInstalments: rows
      .filter((row) => client !== '' && row.client === client && row.schedule !== '' && row.status === 'refused')
      .toSorted((one, other) => other.happenedAt - one.happenedAt)
      .slice(0, 20)
      .filter(mayBeRetried),
  };
}
