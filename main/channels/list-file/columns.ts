import { Temporal } from 'temporal-polyfill';
import type { ChainStateView } from '../../../contract/index.ts';
import { toDecimal } from '../../../protocol/money/index.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { type Reading, toTransactionRow } from '../views/transaction.ts';

/** By what a row of the list becomes a line of a file: the clock, the accounts and the one zone of all its times. */
export interface LineReading extends Reading {
  /** IANA. */
  readonly zone: string;
}

/** The columns, by the gateway's names where it has one (protocol.md §10.5, §10.6). */
export const columns = [
  'IDENTIFIER',
  'DATE',
  'TRANSACTIONID',
  'ORDERID',
  'OPERATIONTYPE',
  'AMOUNT',
  'CURRENCY',
  'EXECCODE',
  'STATE',
  'LEFT',
  'CLIENTIDENT',
  'CLIENTEMAIL',
  'CARDFULLNAME',
  'CARDCODE 6X4',
  'REFERENCE',
  'SCHEDULE',
  'DESCRIPTOR',
  'ARN',
  'TRANSFER REFERENCE',
] as const;

/** A row in the order of {@link columns}; amounts with the decimals of their currency, times with their offset. */
export function lineOf(row: Transaction, reading: LineReading): string[] {
  const { state } = toTransactionRow(row, reading);
  return [
    row.accountId,
    row.timeKnown ? writeTime(row.happenedAt, reading.zone) : '',
    row.transactionId,
    row.orderId,
    row.operation,
    toDecimal(row.amount),
    row.amount.currency,
    row.execcode,
    state.kind,
    leftOf(state),
    row.client,
    row.clientEmail,
    row.clientName,
    row.card,
    row.referenceId ?? '',
    row.schedule,
    row.further.descriptor ?? '',
    row.further.arn ?? '',
    row.further.transferReference ?? '',
  ];
}

/** To the second: `2026-11-22T14:02:05+01:00`. */
export function writeTime(instant: number, zone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return time.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });
}

/** What is certain to be left, where the state says that something is. */
function leftOf(state: ChainStateView): string {
  if (state.kind !== 'partlyRefunded' && state.kind !== 'unsure') return '';
  return toDecimal({ minor: state.left, currency: state.currency });
}
