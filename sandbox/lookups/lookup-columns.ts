import { toDecimal } from '../../protocol/money/index.ts';
import type { Answer } from '../answers/answer.ts';
import { columns, type Line } from '../exports/lines/columns.ts';
import { furtherColumns } from '../exports/lines/further-columns.ts';

/** What a look-up shows when it names no COLUMNS, in the order of the page's sample (protocol.md §10.1). */
const usual =
  'IDENTIFIER;DATE;TRANSACTIONID;ORDERID;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CLIENTEMAIL;CLIENTADDRESS;' +
  'CARDFULLNAME;CARDTYPE;CARDCOUNTRY;3DSECURE;3DSGLOBALSTATUS;RULE APPLIED;SCHEDULE;RETRY';

type Reader = (line: Line) => string;

/** By name without spaces, since names work with and without them (protocol.md §10.6). */
const readers = new Map<string, Reader>([
  ...[...columns, ...furtherColumns].map(([name, read]): [string, Reader] => [plain(name), read]),
  // Major units with a dot, where the older export has minor ones (protocol.md §14.12).
  ['AMOUNT', ({ row }) => toDecimal({ minor: row.amount, currency: row.currency })],
]);

/** Whether every name of a `;`-separated list is that of a column. */
export function areLookupColumns(names: string): boolean {
  return names.split(';').every((name) => readers.has(plain(name)) || /^(BILLING|SHIPTO)[A-Z]/.test(plain(name)));
}

/** One row of DATA, under the names that were asked for; the usual ones when undefined. */
export function readLookupColumns(line: Line, names: string = usual): Answer {
  return Object.fromEntries(names.split(';').map((name) => [name, readColumn(line, name)]));
}

/** One value, by a name that {@link areLookupColumns} accepts; amounts in major units. */
export function readColumn(line: Line, name: string): string {
  return readers.get(plain(name))?.(line) ?? '';
}

function plain(name: string): string {
  return name.replaceAll(' ', '').toUpperCase();
}
