import type { Currency } from '../../protocol/money/index.ts';
import { referenceColumnOf } from '../domain/kinds.ts';
import type { UnreadProblem } from '../domain/unread.ts';
import { isAbsent, saysNo } from './columns/absent.ts';
import { assembleRow, type MoneyColumns, nameUnread, type ReadRow } from './columns/assemble.ts';
import { readId, readOrder, readReference } from './columns/keys.ts';
import { type Legible, legible, malformed } from './columns/legible.ts';
import { type AmountForm, readAmount, readCurrency, readOperation, readStrippedCode } from './columns/money.ts';
import { type Cell, isAuthenticated, readTexts } from './columns/texts.ts';
import { readTime, usualZone } from './columns/time.ts';
import { readMethod } from './read-method.ts';

/** Whose rows they are, and the currency of amounts that name none. */
export interface RowAccount {
  readonly accountId: string;
  readonly currency: Currency;
}

/** Which account an IDENTIFIER belongs to. */
export type FindAccount = (identifier: string) => RowAccount | undefined;

/** How a source writes its rows: its amounts, and in which zone times are that name none. */
export interface Written {
  readonly amounts: AmountForm;
  readonly zone: string;
}

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
  'DESCRIPTOR',
  'ARN',
  'TRANSFER REFERENCE',
  'FINANCIALSTATE',
  'CARDVALIDITYDATE',
  'ALIASMODE',
  'RETRY',
  'RULE APPLIED',
  '3DSLIABILITYSHIFT',
  '3DSECI',
  'CHARGEBACKAMOUNT',
  'CHARGEBACKTYPE',
  'CHARGEBACKCODE',
  'CHARGEBACKREASON',
  'CHARGEBACKVALIDITY',
] as const;

/**
 * When a row was first heard of, where no source tells when it was: a column of the list that this console writes, and of nobody
 * else's file. It is read only where DATE says nothing.
 */
export const firstHeardColumn = 'FIRST HEARD';

/** The columns without which a row's money would be guessed: a row that ends before or within one of them is cut short. */
export const countingColumns: readonly string[] = [
  'IDENTIFIER',
  'DATE',
  'TRANSACTIONID',
  'ORDERID',
  'OPERATIONTYPE',
  'AMOUNT',
  'CURRENCY',
  'EXECCODE',
  'AUTHORIZEDBY',
  'REFUNDED',
  'VOIDED',
  'VOIDEDBY',
  'CHARGEBACKSTATUS',
  'CHARGEBACKDATE',
];

/** What is read beside them. */
const textColumns: readonly string[] = exportColumns.filter((name) => !countingColumns.includes(name));

/** Reads a row, or names it with the column to blame. `doubtful` are columns that it does not tell whole. */
export function readExportRow(
  record: ExportRow,
  account: RowAccount,
  written: Written,
  doubtful: readonly string[] = [],
): ReadRow {
  const cell: Cell = (name) => (doubtful.includes(name) ? '' : (record[name] ?? ''));
  const texts = readTexts(cell, 'CARDCODE 6X4');
  const timeKnown = !isAbsent(cell('DATE')) || isAbsent(cell(firstHeardColumn));
  const notWhole = [...texts.notWhole, ...doubtful.filter((name) => textColumns.includes(name))];
  return assembleRow(
    readMoney(cell, account, written),
    { ...texts, notWhole },
    {
      chargedBack: !saysNo(cell('CHARGEBACKSTATUS')) || !saysNo(cell('CHARGEBACKDATE')),
      timeKnown,
      method: readMethod({
        word: cell('PAYMENT METHOD TYPE'),
        card: cell('CARDCODE 6X4'),
        cardType: cell('CARDTYPE'),
        validity: cell('CARDVALIDITYDATE'),
      }),
      authenticated: isAuthenticated(cell('3DSGLOBALSTATUS'), cell('AUTHENTICATIONSTATUS')),
    },
  );
}

/** Names a row whose cells cannot be trusted as they stand, by those of them that can. */
export function nameExportRow(
  record: ExportRow,
  account: RowAccount,
  blamed: { readonly column: string; readonly problem: UnreadProblem },
): ReadRow {
  return {
    kind: 'unread',
    unread: nameUnread(
      readMoney((name) => record[name] ?? '', account, { amounts: 'minor', zone: usualZone }),
      blamed,
    ),
  };
}

function readMoney(cell: Cell, { accountId, currency: usual }: RowAccount, { amounts, zone }: Written): MoneyColumns {
  const operation = readOperation(cell('OPERATIONTYPE'));
  const referenceColumn = 'value' in operation ? referenceColumnOf(operation.value) : '';
  const currency = readCurrency(cell('CURRENCY'));
  const known: Legible<Currency> = 'value' in currency ? legible(currency.value ?? usual) : currency;
  return {
    accountId,
    transactionId: readId(cell('TRANSACTIONID')),
    referenceId: referenceColumn === '' ? legible(null) : readReference(cell(referenceColumn)),
    referenceColumn,
    operation,
    orderId: readOrder(cell('ORDERID')),
    amountMinor: 'value' in known ? readAmount(cell('AMOUNT'), known.value, amounts) : unreadAmount(cell('AMOUNT')),
    currency: known,
    assumedFor: isAbsent(cell('CURRENCY')) ? (amounts === 'minor' ? 'minor' : 'major') : null,
    execcode: readStrippedCode(cell('EXECCODE')),
    happenedAt: readTime(isAbsent(cell('DATE')) ? cell(firstHeardColumn) : cell('DATE'), zone),
  };
}

function unreadAmount(text: string): Legible<number> {
  return isAbsent(text) ? { problem: 'absent' } : malformed;
}
