import { getTransactions as operation } from '../../protocol/operations/index.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { LookupAnswer } from '../answers/answer.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkPresence } from '../checks/presence.ts';
import { checkValidity, type Demands } from '../checks/validity.ts';
import { acknowledge, destinationDemands } from '../exports/acknowledge.ts';
import type { Line } from '../exports/lines/columns.ts';
import { lineOf } from '../exports/lines/lines.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { areLookupColumns, readLookupColumns } from './lookup-columns.ts';
import { reportedBy } from './reported.ts';

/**
 * Looks transactions up by ORDERID or TRANSACTIONID, several joined by `;`; both together must both hold. Nothing found
 * is 0000 with an empty DATA. With MAILTO or CALLBACKURL the answer only acknowledges, and the same rows go there as a
 * file (protocol.md §10.1, §10.4).
 */
export function getTransactions(attempt: Attempt, book: Book): LookupAnswer | Refusal {
  const { fields, account, at } = attempt;
  const lists = fields['ORDERID'] === undefined && fields['TRANSACTIONID'] !== undefined ? byTransaction : byOrder;
  const malformed = checkPresence(lists, fields) ?? checkValidity(lists, fields, { demands, misplaced: [] });
  if (malformed) return malformed;
  if (fields['MAILTO'] !== undefined || fields['CALLBACKURL'] !== undefined) {
    return acknowledge('getTransactions', attempt, book);
  }
  const accepted = { OPERATIONTYPE: 'getTransactions', EXECCODE: '0000', MESSAGE: 'Operation accepted.' };
  const DATA = findTransactions(fields, account, book, at).map((line) =>
    readLookupColumns(line, textOf(fields, 'COLUMNS')),
  );
  return { ...accepted, DATA };
}

/** What the reporting tables know of what was asked for, at a moment in epoch milliseconds. */
export function findTransactions(fields: FormMap, account: AccountSettings, book: Book, at: number): readonly Line[] {
  const { identifier, exportLagMinutes } = account;
  const knownUntil = at - exportLagMinutes * 60_000;
  const rows = reportedBy(book.rows.all(identifier), knownUntil);
  return rows.filter(readWish(fields)).map(lineOf(book, rows, { accountOf: () => account, now: at, knownUntil }));
}

const { byOrder, byTransaction } = operation;

const demands: Demands = {
  ...destinationDemands,
  COLUMNS: (fields) => areLookupColumns(textOf(fields, 'COLUMNS') ?? ''),
};

function readWish(fields: FormMap): (row: Row) => boolean {
  const orders = textOf(fields, 'ORDERID')?.split(';');
  const ids = textOf(fields, 'TRANSACTIONID')?.split(';');
  return ({ orderId, transactionId }) =>
    (orders === undefined || orders.includes(orderId)) && (ids === undefined || ids.includes(transactionId));
}
