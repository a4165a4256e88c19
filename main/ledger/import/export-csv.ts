import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { type OperationType, operationType } from '../../../contract/index.ts';
import { maskCardNumbers } from '../../../protocol/card-number.ts';
import { type ImportedRow, observation, person } from './observation.ts';

/** Which account an IDENTIFIER of the file belongs to, and the currency of its amounts. */
export type FindAccount = (identifier: string) => { accountId: string; currency: string } | undefined;

/** A row that was left out, and the column to blame; lines count from 1, the header included. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string;
}

/** What reading a file gave. */
export interface ParsedExport {
  readonly rows: readonly ImportedRow[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads a transactions export: `;` between columns, amounts in minor units, times in UTC, EXECCODE without its
 * leading zeros (protocol.md §10.5). Whole card numbers anywhere in a row are cut before anything is kept.
 */
export function parseExport(text: string, findAccount: FindAccount): ParsedExport {
  const records = parse(text, { delimiter: ';', columns: true, bom: true, relax_column_count: true }) as Columns[];
  const rows: ImportedRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, record] of records.entries()) {
    const row = readRow(record, findAccount);
    if (typeof row === 'string') rejected.push({ line: index + 2, column: row });
    else rows.push(row);
  }
  return { rows, rejected };
}

type Columns = Readonly<Record<string, string>>;

/** The row, or the name of the column that cannot be read. */
function readRow(record: Columns, findAccount: FindAccount): ImportedRow | string {
  const read = (name: string) => maskCardNumbers(record[name] ?? '').trim();
  const account = findAccount(read('IDENTIFIER'));
  if (!account) return 'IDENTIFIER';
  const happenedAt = readUtc(read('DATE'));
  if (happenedAt === undefined) return 'DATE';
  const operation = operationType.safeParse(read('OPERATIONTYPE').toLowerCase());
  if (!operation.success) return 'OPERATIONTYPE';
  const candidate = observation.safeParse({
    accountId: account.accountId,
    transactionId: read('TRANSACTIONID'),
    referenceId: read(referenceColumn[operation.data] ?? '') || null,
    operation: operation.data,
    orderId: read('ORDERID'),
    amountMinor: /^\d+$/.test(read('AMOUNT')) ? Number(read('AMOUNT')) : undefined,
    currency: read('CURRENCY') || account.currency,
    execcode: read('EXECCODE').padStart(4, '0'),
    voidedBy: read('VOIDEDBY') || null,
    card: shortenCard(record['CARDCODE 6X4'] ?? ''),
    happenedAt,
  });
  if (!candidate.success) return columnOf[String(candidate.error.issues[0]?.path[0])] ?? 'TRANSACTIONID';
  const customer = person.safeParse({
    client: read('CLIENTIDENT'),
    clientEmail: read('CLIENTEMAIL'),
    clientName: read('CARDFULLNAME'),
  });
  return customer.success ? { observation: candidate.data, person: customer.data } : 'CLIENTIDENT';
}

/** Where a row names the transaction that it refers to (protocol.md §10.5, §10.6). */
const referenceColumn: Partial<Record<OperationType, string>> = {
  capture: 'AUTHORIZEDBY',
  refund: 'REFUNDED',
  void: 'VOIDED',
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
