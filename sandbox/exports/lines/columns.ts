import { Temporal } from 'temporal-polyfill';
import { messages } from '../../answers/messages.ts';
import type { Chargeback } from '../../book/chargebacks.ts';
import type { Notification } from '../../book/notifications.ts';
import type { Row } from '../../book/row.ts';
import { standingOf } from '../../book/standing.ts';
import { dayOf } from '../../clock/days.ts';
import { authenticationColumns } from './authentication-columns.ts';
import { financialStateOf } from './financial-state.ts';
import type { Relations } from './relations.ts';

/** One row with what its columns need to know. */
export interface Line {
  readonly row: Row;
  readonly relations: Relations;
  /** If the debit was charged back. */
  readonly chargeback: Chargeback | undefined;
  /** The last one that was made for the row. */
  readonly notification: Notification | undefined;
  /** The account's zone. */
  readonly zone: string;
  /** TARGET working days until a direct debit is collected; null where the account takes none. */
  readonly collectionDays: number | null;
  /** The zone in which dates are written. */
  readonly dateZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type Column = readonly [name: string, read: (line: Line) => string];

const empty = () => '';

/** The older header, in its order (protocol.md §10.5), then the columns that only some merchants ask for (§10.6). */
export const columns: readonly Column[] = [
  ['TRANSACTIONID', ({ row }) => row.transactionId],
  ['ORDERID', ({ row }) => row.orderId],
  ['DATE', ({ row, dateZone }) => dateTimeOf(row.at, dateZone)],
  ['OPERATIONTYPE', ({ row }) => row.operation],
  ['NATURE', ({ row }) => row.operation],
  ['DESCRIPTION', ({ row }) => row.description],
  ['AMOUNT', ({ row }) => String(row.amount)],
  ['CURRENCY', ({ row }) => row.currency],
  ['FINANCIALSTATE', (line) => (line.chargeback ? 'Charged' : financialStateOf(line.row, line.zone, line.now))],
  ['BILLINGFEESHT', empty],
  ['BILLINGFEESTTC', empty],
  ['EXECCODE', ({ row }) => String(Number(row.execcode))],
  ['MESSAGE', ({ row }) => messages[row.execcode]],
  ['3DSECURE', ({ row }) => authenticationColumns(row.authentication).asked],
  ['CARDVALIDITYDATE', ({ row }) => row.cardValidity],
  ['CARDFULLNAME', ({ row }) => row.cardFullName],
  ['CARDTYPE', ({ row }) => row.cardType],
  ['CARDCOUNTRY', ({ row }) => row.cardCountry],
  ['CLIENTIDENT', ({ row }) => row.clientIdent],
  ['CLIENTEMAIL', ({ row }) => row.clientEmail],
  ['CLIENTIP', ({ row }) => row.clientIp],
  ['CLIENTREFERRER', ({ row }) => row.clientReferrer],
  ['LANGUAGE', ({ row }) => row.language],
  ['VERSION', ({ row }) => row.version],
  ['REFUNDEDBY', ({ relations }) => relations.refunds.map(({ transactionId }) => transactionId).join(',')],
  ['DESCRIPTOR', ({ row }) => row.descriptor],
  ['REFUNDED', (line) => targetOf('refund', line)],
  ['REFUNDTYPE', refundTypeOf],
  ['CHARGEBACKSTATUS', ({ chargeback }) => (chargeback ? 'chargeback' : '')],
  ['CHARGEBACKDATE', ({ chargeback, dateZone }) => (chargeback ? dateTimeOf(chargeback.at, dateZone) : '')],
  ['ALIAS', ({ row }) => row.alias],
  ['ALIASMODE', ({ row }) => row.aliasMode],
  ['CARDENROLLED', ({ row }) => authenticationColumns(row.authentication).enrolled],
  ['AUTHENTICATIONSTATUS', ({ row }) => authenticationColumns(row.authentication).authenticated],
  ['SIGNATURESTATUS', ({ row }) => authenticationColumns(row.authentication).signed],
  ['3DSGLOBALSTATUS', ({ row }) => authenticationColumns(row.authentication).global],
  ['EXTRADATA', ({ row }) => row.extraData],
  ['CLIENTDOB', ({ row }) => row.clientDob],
  ['CLIENTADDRESS', ({ row }) => row.clientAddress],
  ['AUTHORIZEDBY', (line) => targetOf('capture', line)],
  ['CAPTUREDBY', ({ relations }) => relations.capture?.transactionId ?? ''],
  // A stop cancels a plan as a void cancels an operation: here stands its SCHEDULEID, and VOIDTYPE stays empty.
  ['VOIDED', (line) => targetOf('void', line) || targetOf('stopntimes', line)],
  ['VOIDEDBY', ({ relations }) => relations.voidedBy?.transactionId ?? ''],
  ['VOIDTYPE', ({ row, relations }) => (row.operation === 'void' ? (relations.target?.operation ?? '') : '')],
  ['CARDCODE 6X4', ({ row }) => row.cardMask],
  ['TRANSACTION ORIGIN', ({ row }) => row.origin],
  ['SCHEDULE', placeOf],
  ['RETRY', ({ row }) => (row.retry > 0 ? String(row.retry) : '')],
  ['IDENTIFIER', ({ row }) => row.identifier],
];

/** `YYYY-MM-DD HH:MM:SS` (protocol.md §10.5). */
export function dateTimeOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}

/** The id that a row of this operation refers to. */
function targetOf(operation: Row['operation'], { row, relations }: Line): string {
  return row.operation === operation ? (relations.target?.transactionId ?? '') : '';
}

/** `2-3`; a refused first instalment began no plan that it could stand in (rules.md G42, G43). */
function placeOf({ row: { instalment, instalments, execcode } }: Line): string {
  if (instalment === 0 || (instalment === 1 && standingOf(execcode) === 'refused')) return '';
  return `${instalment}-${instalments}`;
}

/** `cancel` when it took everything on the debit's own day, before clearing, else `refund` (rules.md D28). */
function refundTypeOf({ row, relations: { target }, zone }: Line): string {
  if (row.operation !== 'refund' || !target) return '';
  const sameDay = dayOf(row.at, zone) === dayOf(target.at, zone);
  return row.execcode === '0000' && row.amount === target.amount && sameDay ? 'cancel' : 'refund';
}
