import { isDebit, isLive } from '../../book/chain.ts';
import { addDays, dayOf } from '../../clock/days.ts';
import { type Column, dateTimeOf } from './columns.ts';

const empty = () => '';

/** Documented columns that come only when they are asked for by COLUMNS (protocol.md §9, §10.6). */
export const furtherColumns: readonly Column[] = [
  ['LAST NOTIFICATION RESULT', ({ notification }) => notification?.result ?? ''],
  ['LAST NOTIFICATION CONTENT', ({ notification }) => notification?.content ?? ''],
  ['LAST NOTIFICATION HTTP CODE', ({ notification }) => String(notification?.httpCode ?? '')],
  [
    'LAST NOTIFICATION DATE',
    ({ notification, dateZone }) => (notification?.triedAt ? dateTimeOf(notification.triedAt, dateZone) : ''),
  ],
  ['CHARGEBACKAMOUNT', ({ chargeback }) => String(chargeback?.amount ?? '')],
  ['CHARGEBACKCODE', ({ chargeback }) => chargeback?.code ?? ''],
  ['CHARGEBACKREASON', ({ chargeback }) => chargeback?.reason ?? ''],
  ['CHARGEBACKTYPE', ({ chargeback }) => (chargeback ? 'chargeback' : '')],
  // A whole calendar day after the debit's own, as FINANCIALSTATE has it.
  ['COLLECTION DATE', ({ row, zone }) => (isLive(row) && isDebit(row) ? addDays(dayOf(row.at, zone), 1) : '')],
  // About things that the sandbox does not have.
  ...[
    '3DSECI',
    '3DSLIABILITYSHIFT',
    'ARN',
    'AUTHORIZATION NUMBER',
    'CARD PRODUCT',
    'CHARGEBACKVALIDITY',
    'PAYMENT METHOD TYPE',
    'RULE APPLIED',
    'TRANSFER REFERENCE',
  ].map((name): Column => [name, empty]),
];
