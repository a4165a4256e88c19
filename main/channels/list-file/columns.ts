import { Temporal } from 'temporal-polyfill';
import type { ChainStateView } from '../../../contract/index.ts';
import { toDecimal } from '../../../protocol/money/index.ts';
import { type FurtherName, furtherColumns, furtherNames } from '../../domain/further-texts.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { firstHeardColumn } from '../../lookup/export-row.ts';
import { type Reading, toTransactionRow } from '../views/transaction.ts';

/** By what a row of the list becomes a line of a file: the clock, the accounts and the one zone of all its times. */
export interface LineReading extends Reading {
  /** IANA. */
  readonly zone: string;
  readonly findAccount: (
    accountId: string,
  ) => (NonNullable<ReturnType<Reading['findAccount']>> & { readonly identifier: string }) | undefined;
}

/** The newer of two names: it tells whoever reads the file again that its amounts have decimals. */
const furtherTitle = (name: FurtherName) => furtherColumns[name].at(-1) ?? name;

/**
 * The columns, by the gateway's names where it has one (protocol.md §10.5, §10.6): what is written here can be read where an
 * export can. A row whose time nobody told has no DATE, and says when it was first heard of instead.
 */
export const columns: readonly string[] = [
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
  'AUTHORIZEDBY',
  'REFUNDED',
  'VOIDED',
  'VOIDEDBY',
  'SCHEDULE',
  'ALIAS',
  'EXTRADATA',
  'COLLECTION DATE',
  firstHeardColumn,
  ...furtherNames.map(furtherTitle),
];

/** A row in the order of {@link columns}; amounts with the decimals of their currency, times with their offset. */
export function lineOf(row: Transaction, reading: LineReading): string[] {
  const { state } = toTransactionRow(row, reading);
  const refers = (operation: Transaction['operation']) => (row.operation === operation ? (row.referenceId ?? '') : '');
  return [
    reading.findAccount(row.accountId)?.identifier ?? row.accountId,
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
    row.card.replace('…', 'XXXXXX'),
    refers('capture'),
    refers('refund'),
    refers('void'),
    row.voidedBy ?? '',
    row.schedule,
    row.alias,
    row.extraData,
    row.debitDay,
    // To the millisecond: it is the latest that the row can have been, and a cut one would be too early.
    row.timeKnown ? '' : writeTime(row.happenedAt, reading.zone, 3),
    ...furtherNames.map((name) => row.further[name] ?? ''),
  ];
}

/** To the second where nothing is said: `2026-11-22T14:02:05+01:00`. */
export function writeTime(instant: number, zone: string, fractionalSecondDigits: 0 | 3 = 0): string {
  const time = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return time.toString({ timeZoneName: 'never', fractionalSecondDigits });
}

/** What is certain to be left, where the state says that something is. */
function leftOf(state: ChainStateView): string {
  if (state.kind !== 'partlyRefunded' && state.kind !== 'unsure') return '';
  return toDecimal({ minor: state.left, currency: state.currency });
}
