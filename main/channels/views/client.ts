import { type ClientKey, type ClientView, mostClientOrders, mostClientRows } from '../../../contract/index.ts';
import { planToday } from '../../../protocol/plan/index.ts';
import type { AccountRules } from '../../domain/account.ts';
import { earliestCaptureDay } from '../../domain/charge/capture-day.ts';
import { gatherClient } from '../../domain/client.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { type Reading, toTransactionRow } from './transaction.ts';

/** Whose page it is, and by what it is read. */
interface ClientReading extends Reading {
  readonly key: ClientKey;
  readonly account: Pick<AccountRules, 'creditMode' | 'paymentMethod' | 'voidZone'>;
  /** A free name for an order that follows another one; empty where none was found. */
  proposeOrder(orderId: string): Promise<string>;
}

/** A client's page: `found` are their rows, newest first, one more than are put together where there are more. */
export async function toClientView(
  found: readonly Transaction[],
  { key, account, proposeOrder, ...reading }: ClientReading,
): Promise<ClientView> {
  const { aliases, begun, sums, ...named } = gatherClient(found.slice(0, mostClientRows), {
    account,
    now: reading.now,
  });
  return {
    key,
    ...named,
    aliases: await Promise.all(
      aliases.map(async ({ alias, card, expiry, last, mandate }) => ({
        alias,
        card,
        expiry,
        transactionId: last.transactionId,
        orderId: last.orderId,
        proposedOrderId: await proposeOrder(last.orderId),
        lastUsedAt: last.happenedAt,
        timeKnown: last.timeKnown,
        mandate,
      })),
    ),
    orders: begun.slice(0, mostClientOrders).map((row) => toTransactionRow(row, reading)),
    sums: [...sums],
    isCut: found.length > mostClientRows,
    mayCredit: account.creditMode !== 'off',
    earliestCaptureDay: earliestCaptureDay(reading.now),
    planDay: planToday(reading.now),
  };
}
