import type { AccountSettings } from '../accounts/settings.ts';
import { messages } from '../answers/messages.ts';
import { truncated } from '../bank/card.ts';
import type { Row } from '../book/row.ts';
import { standingOf } from '../book/standing.ts';
import { authenticationColumns } from '../exports/lines/authentication-columns.ts';
import { authenticationFields } from './authentication-fields.ts';

/** What a notification says, in its order and without the HASH. */
export type NotificationFields = Readonly<Record<string, string>>;

/**
 * The documented fields of a row that have a value (protocol.md §9). Without a card they are exactly S4's lists, so a
 * refund has neither EXTRADATA nor ALIAS (S4:247–311, 403–459, rules.md H56).
 */
export function notificationFields(row: Row, account: AccountSettings): NotificationFields {
  return filled({
    IDENTIFIER: row.identifier,
    OPERATIONTYPE: row.operation,
    TRANSACTIONID: row.transactionId,
    CLIENTIDENT: row.clientIdent,
    CLIENTEMAIL: row.clientEmail,
    ORDERID: row.orderId,
    AMOUNT: String(row.amount),
    VERSION: row.version,
    LANGUAGE: row.language,
    CURRENCY: row.currency,
    EXTRADATA: row.operation === 'refund' ? '' : row.extraData,
    ...(row.cardMask === '' ? {} : cardFields(row)),
    EXECCODE: row.execcode,
    MESSAGE: messages[row.execcode],
    DESCRIPTOR: row.descriptor,
    ALIAS: aliasOf(row),
    SCHEDULE: row.instalment === 0 ? '' : `${row.instalment}-${row.instalments}`,
    ...(account.authenticationFields && row.cardMask !== '' ? authenticationFields(row) : {}),
  });
}

function cardFields(row: Row): NotificationFields {
  return {
    CARDCODE: truncated(row.cardMask),
    CARDVALIDITYDATE: row.cardValidity,
    CARDFULLNAME: row.cardFullName,
    CARDTYPE: row.cardType,
    CARDCOUNTRY: row.cardCountry,
    // Edits and credits never ask the holder, so they say nothing of it.
    '3DSECURE': row.authentication === 'none' ? '' : authenticationColumns(row.authentication).asked,
  };
}

/** With 0003 the mandate and its ALIAS exist already; after 0001 only with the final result (rules.md G47, H54). */
function aliasOf({ operation, execcode, alias }: Row): string {
  const exists = standingOf(execcode) === 'succeeded' || execcode === '0003';
  return exists && operation !== 'refund' ? alias : '';
}

function filled(fields: NotificationFields): NotificationFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
