import { toDecimal } from '../../protocol/money/index.ts';
import type { Answer } from '../answers/answer.ts';
import { columns, type Line } from '../export/columns.ts';

/** What a look-up shows when it names no COLUMNS, in the order of the page's sample (protocol.md §10.1). */
const usual =
  'IDENTIFIER;DATE;TRANSACTIONID;ORDERID;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CLIENTEMAIL;CLIENTADDRESS;' +
  'CARDFULLNAME;CARDTYPE;CARDCOUNTRY;3DSECURE;3DSGLOBALSTATUS;RULE APPLIED;SCHEDULE;RETRY';

/** Documented as well, but about things that the sandbox does not have: they come back empty (protocol.md §10.6). */
const irrelevant = [
  '3DSECI',
  '3DSLIABILITYSHIFT',
  'ARN',
  'AUTHORIZATION NUMBER',
  'CARD PRODUCT',
  'CHARGEBACKAMOUNT',
  'CHARGEBACKCODE',
  'CHARGEBACKREASON',
  'CHARGEBACKTYPE',
  'CHARGEBACKVALIDITY',
  'COLLECTION DATE',
  'LAST NOTIFICATION CONTENT',
  'LAST NOTIFICATION HTTP CODE',
  'LAST NOTIFICATION RESULT',
  'PAYMENT METHOD TYPE',
  'RULE APPLIED',
  'TRANSFER REFERENCE',
];

type Reader = (line: Line) => string;

/** By name without spaces, since names work with and without them (protocol.md §10.6). */
const readers = new Map<string, Reader>([
  ...irrelevant.map((name): [string, Reader] => [plain(name), () => '']),
  ...columns.map(([name, read]): [string, Reader] => [plain(name), read]),
  // Major units with a dot, where the older export has minor ones (protocol.md §14.12).
  ['AMOUNT', ({ row }) => toDecimal({ minor: row.amount, currency: row.currency })],
]);

/** Whether every name of a `;`-separated list is that of a column. */
export function areLookupColumns(names: string): boolean {
  return names.split(';').every((name) => readers.has(plain(name)) || /^(BILLING|SHIPTO)[A-Z]/.test(plain(name)));
}

/** One row of DATA, under the names that were asked for; the usual ones when undefined. */
export function readLookupColumns(line: Line, names: string = usual): Answer {
  return Object.fromEntries(names.split(';').map((name) => [name, readers.get(plain(name))?.(line) ?? '']));
}

function plain(name: string): string {
  return name.replaceAll(' ', '').toUpperCase();
}
