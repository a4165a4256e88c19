import { Temporal } from 'temporal-polyfill';
import type { ChainStateView } from '../../../contract/index.ts';
import { toDecimal } from '../../../protocol/money/index.ts';
import { type FurtherName, furtherColumns, furtherNames } from '../../domain/further-texts.ts';
import type { Transaction } from '../../domain/transaction.ts';
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
 * export can. A row whose time nobody told has none, and is named there.
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
    ...furtherNames.map((name) => row.further[name] ?? ''),
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
