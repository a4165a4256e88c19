import type { AuditFilter, AuditLineView } from '../../contract/index.ts';
import { auditAreas } from '../../contract/index.ts';
import { toDecimal } from '../../protocol/money/index.ts';
import { writeLines } from '../lookup/csv/write-lines.ts';
import { writeTime } from './list-file/columns.ts';
import { writeWholeList } from './list-file/write-list.ts';

/** What the head of the file says of it. */
export interface AuditHead {
  readonly version: string;
  readonly environment: string;
  readonly filter: AuditFilter;
  /** What the ledger ended with when it was written; null for an empty one. */
  readonly ledgerLine: string | null;
}

/** By what a line becomes one of the file: the one zone of its times, and the names of desks and accounts. */
export interface AuditNaming {
  readonly now: number;
  /** IANA. */
  readonly zone: string;
  readonly deskOf: (deskId: string | undefined) => string;
  readonly accountOf: (accountId: string) => string;
}

/** In English and by the names of the log, whatever the window's language: other programs read it. */
export const auditColumns: readonly string[] = [
  'TIME',
  'WHO',
  'DESK',
  'LINE',
  'AREA',
  'WHAT',
  'IDENTIFIER',
  'OPERATIONTYPE',
  'ORDERID',
  'TRANSACTIONID',
  'AMOUNT',
  'CURRENCY',
  'SUBJECT',
  'RESULT',
  'DETAIL',
  'COUNT',
];

/** Writes who did what to a file, newest first; gives the number of lines. Rejects where it cannot be written. */
export function writeAuditFile(
  path: string,
  head: AuditHead,
  pieces: AsyncIterable<readonly AuditLineView[]>,
  naming: AuditNaming,
): Promise<number> {
  return writeWholeList(path, writeHead(head, naming), pieces, (line) => cellsOf(line, naming));
}

function cellsOf(line: AuditLineView, { zone, deskOf, accountOf }: AuditNaming): string[] {
  const { operation } = line;
  const [, number = ''] = line.id.split(':');
  return [
    writeTime(line.at, zone),
    line.actor,
    line.id.startsWith('engine:') ? '' : deskOf(line.deskId),
    number,
    auditAreas[line.what],
    line.what,
    operation ? accountOf(operation.accountId) : '',
    operation?.operation ?? '',
    operation?.orderId ?? '',
    operation?.referenceId ?? '',
    operation ? toDecimal(operation.amount) : '',
    operation?.amount.currency ?? '',
    line.subject,
    line.result ?? '',
    line.detail,
    line.count === null ? '' : String(line.count),
  ];
}

/** What nobody could tell from the lines; a spreadsheet finds UTF-8 by the mark before it. */
function writeHead({ version, environment, filter, ledgerLine }: AuditHead, { now, zone }: AuditNaming): string {
  const { area, who, about, from, to } = filter;
  const filters = { area, who, about, from, to };
  const said = Object.entries(filters).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return `\ufeff${writeLines([
    ['# Be2bill console', version, environment],
    ['# Filter', said.length === 0 ? 'none' : said.join('; ')],
    ['# Order', 'time descending'],
    ['# Time zone', zone],
    ['# Written', writeTime(now, zone)],
    ...(ledgerLine === null ? [] : [['# Ledger line', ledgerLine]]),
    auditColumns,
  ])}`;
}
