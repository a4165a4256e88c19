import { isDebit, isLive } from '../../book/chain.ts';
import { addDays, dayOf, paris } from '../../clock/days.ts';
import { addTargetDays } from '../../clock/target-days.ts';
import { type Column, dateTimeOf, type Line } from './columns.ts';

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
  ['COLLECTION DATE', (line) => (isLive(line.row) && isDebit(line.row) ? collectionDayOf(line) : '')],
  [
    'PAYMENT METHOD TYPE',
    ({ row, collectionDays }) => (row.cardMask !== '' ? 'card' : collectionDays === null ? '' : 'sdd'),
  ],
  // About things that the sandbox does not have.
  ...[
    '3DSECI',
    '3DSLIABILITYSHIFT',
    'ARN',
    'AUTHORIZATION NUMBER',
    'CARD PRODUCT',
    'CHARGEBACKVALIDITY',
    'RULE APPLIED',
    'TRANSFER REFERENCE',
  ].map((name): Column => [name, empty]),
];

/** Of a card a whole calendar day after the debit's own, as FINANCIALSTATE has it; a debit's bank answers later (rules.md H54). */
function collectionDayOf({ row, zone, collectionDays }: Line): string {
  if (collectionDays === null || row.cardMask !== '') return addDays(dayOf(row.at, zone), 1);
  return addTargetDays(dayOf(row.at, paris), collectionDays);
}
