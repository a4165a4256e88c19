import { getTransactions as operation } from '../../protocol/operations/index.ts';
import type { LookupAnswer } from '../answers/answer.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkPresence } from '../checks/presence.ts';
import { checkValidity } from '../checks/validity.ts';
import { relate } from '../export/relations.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { areLookupColumns, readLookupColumns } from './lookup-columns.ts';
import { reportedBy } from './reported.ts';

/**
 * Looks transactions up by ORDERID or TRANSACTIONID, several joined by `;`; both together must both hold. Nothing found
 * is 0000 with an empty DATA. With MAILTO or CALLBACKURL the answer only acknowledges: no source shows what would be
 * delivered (protocol.md §10.1, §10.4, §14.13).
 */
export function getTransactions(attempt: Attempt, book: Book): LookupAnswer | Refusal {
  const { fields, account, at } = attempt;
  const lists = fields['ORDERID'] === undefined && fields['TRANSACTIONID'] !== undefined ? byTransaction : byOrder;
  const malformed =
    checkPresence(lists, fields) ?? checkValidity(lists, fields, { demands: { COLUMNS: hasColumns }, misplaced: [] });
  if (malformed) return malformed;
  const accepted = { OPERATIONTYPE: 'getTransactions', EXECCODE: '0000', MESSAGE: 'Operation accepted.' };
  if (fields['MAILTO'] !== undefined || fields['CALLBACKURL'] !== undefined) return accepted;
  const rows = reportedBy(book.rows.all(account.identifier), at - account.exportLagMinutes * 60_000);
  const relationsOf = relate(rows);
  const isWanted = readWish(fields);
  const DATA = rows
    .filter(isWanted)
    .map((row) => ({ row, relations: relationsOf(row), zone: account.zone, now: at }))
    .map((line) => readLookupColumns(line, textOf(fields, 'COLUMNS')));
  return { ...accepted, DATA };
}

const { byOrder, byTransaction } = operation;

function hasColumns(fields: FormMap): boolean {
  return areLookupColumns(textOf(fields, 'COLUMNS') ?? '');
}

function readWish(fields: FormMap): (row: Row) => boolean {
  const orders = textOf(fields, 'ORDERID')?.split(';');
  const ids = textOf(fields, 'TRANSACTIONID')?.split(';');
  return ({ orderId, transactionId }) =>
    (orders === undefined || orders.includes(orderId)) && (ids === undefined || ids.includes(transactionId));
}
