import { Temporal } from 'temporal-polyfill';
import { maskCardNumbers } from '../../protocol/card-number.ts';
import { currencySchema, minorDigits } from '../../protocol/money/index.ts';
import type { OperationType } from '../domain/kinds.ts';
import { person, type ToldRow, toldTransaction } from '../ports/told-row.ts';
import { readExtraData } from './read-extra-data.ts';
import { readDay, readMethod } from './read-method.ts';

/** Which account an IDENTIFIER belongs to, and the currency of its amounts. */
export type FindAccount = (identifier: string) => { accountId: string; currency: string } | undefined;

/** A row of an export or a look-up, by the names of its columns. */
export type ExportRow = Readonly<Record<string, string>>;

/** The columns that are read below, to be asked for by name (protocol.md §10.6). */
export const exportColumns = [
  'IDENTIFIER',
  'DATE',
  'TRANSACTIONID',
  'ORDERID',
  'OPERATIONTYPE',
  'AMOUNT',
  'CURRENCY',
  'EXECCODE',
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
  '3DSGLOBALSTATUS',
  'AUTHENTICATIONSTATUS',
  'EXTRADATA',
  'CHARGEBACKSTATUS',
  'CHARGEBACKDATE',
  'PAYMENT METHOD TYPE',
  'CARDTYPE',
  'COLLECTION DATE',
] as const;

/**
 * The row, or the name of the column that cannot be read. Files write amounts in minor units, look-ups in major ones
 * with a dot (protocol.md §14.12).
 */
export function readExportRow(
  record: ExportRow,
  findAccount: FindAccount,
  amounts: 'minor' | 'major',
): ToldRow | string {
  const read = (name: string) => maskCardNumbers(record[name] ?? '').trim();
  const account = findAccount(read('IDENTIFIER'));
  if (!account) return 'IDENTIFIER';
  const happenedAt = readUtc(read('DATE'));
  if (happenedAt === undefined) return 'DATE';
  const operation = toldTransaction.shape.operation.safeParse(read('OPERATIONTYPE').toLowerCase());
  if (!operation.success) return 'OPERATIONTYPE';
  const currency = read('CURRENCY') || account.currency;
  const candidate = toldTransaction.safeParse({
    accountId: account.accountId,
    transactionId: read('TRANSACTIONID'),
    referenceId: read(referenceColumn[operation.data] ?? '') || null,
    operation: operation.data,
    orderId: read('ORDERID'),
    amountMinor: amounts === 'minor' ? readMinor(read('AMOUNT')) : readMajor(read('AMOUNT'), currency),
    currency,
    execcode: read('EXECCODE').padStart(4, '0'),
    voidedBy: read('VOIDEDBY') || null,
    card: shortenCard(record['CARDCODE 6X4'] ?? ''),
    happenedAt,
    timeKnown: true,
    schedule: read('SCHEDULE'),
    alias: read('ALIAS'),
    extraData: readExtraData(record['EXTRADATA'] ?? ''),
    chargedBack: read('CHARGEBACKSTATUS') !== '' || read('CHARGEBACKDATE') !== '',
    method: readMethod({
      word: read('PAYMENT METHOD TYPE'),
      card: record['CARDCODE 6X4'] ?? '',
      cardType: read('CARDTYPE'),
      validity: read('CARDVALIDITYDATE'),
    }),
    debitDay: readDay(read('COLLECTION DATE')),
    captureDay: read('CAPTUREDATE').slice(0, 10),
    authenticated: isAuthenticated(read('3DSGLOBALSTATUS'), read('AUTHENTICATIONSTATUS')),
  });
  if (!candidate.success) return columnOf[String(candidate.error.issues[0]?.path[0])] ?? 'TRANSACTIONID';
  const customer = person.safeParse({
    client: read('CLIENTIDENT'),
    clientEmail: read('CLIENTEMAIL'),
    clientName: read('CARDFULLNAME'),
  });
  return customer.success ? { transaction: candidate.data, person: customer.data } : 'CLIENTIDENT';
}

/** Where a row names the transaction that it refers to (protocol.md §10.5, §10.6). */
const referenceColumn: Partial<Record<OperationType, string>> = {
  capture: 'AUTHORIZEDBY',
  refund: 'REFUNDED',
  void: 'VOIDED',
  // A stop cancels a plan, and names its SCHEDULEID there.
  stopntimes: 'VOIDED',
};

const columnOf: Readonly<Record<string, string>> = {
  orderId: 'ORDERID',
  amountMinor: 'AMOUNT',
  currency: 'CURRENCY',
  execcode: 'EXECCODE',
  card: 'CARDCODE 6X4',
  voidedBy: 'VOIDEDBY',
  referenceId: 'REFUNDED',
};

/** The holder proved who they are; `attempted` and `not_enrolled` do not count (S3:77, S3:274–286). */
function isAuthenticated(globalStatus: string, authenticationStatus: string): boolean {
  return globalStatus.toLowerCase() === 'ok' || (globalStatus === '' && authenticationStatus.toLowerCase() === 'y');
}

/** `446421XXXXXX0001` → `446421…0001`. */
function shortenCard(sixByFour: string): string {
  const digits = sixByFour.match(/^(\d{6})[X*]+(\d{4})$/i);
  return digits ? `${digits[1]}…${digits[2]}` : '';
}

function readUtc(text: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('UTC').epochMilliseconds;
  } catch {
    return undefined;
  }
}

function readMinor(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** `123.9` euros are 12390; never by way of a fraction, which could not hold them. */
function readMajor(text: string, currency: string): number | undefined {
  const [, whole, fraction = ''] = text.match(/^(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === undefined || !currencySchema.safeParse(currency).success) return undefined;
  const digits = minorDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}
