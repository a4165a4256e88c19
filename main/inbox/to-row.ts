import { maskCardNumbers } from '../../protocol/card-number.ts';
import type { Account } from '../accounts/account.ts';
import { readExtraData } from '../lookup/read-extra-data.ts';
import { readMethod } from '../lookup/read-method.ts';
import { person, type ToldRow, toldTransaction } from '../ports/told-row.ts';
import { type Received, readField } from './received.ts';

/**
 * A verified notification as a row of the ledger, or the name of the parameter that no transaction can have. AMOUNT is in
 * minor units; a void or stop may come without one. No reference is named, and no time: it was before `receivedAt`, in
 * milliseconds UTC (S4:247–311, S4:403–459).
 */
export function toRow(received: Received, account: Account, receivedAt: number): ToldRow | string {
  const read = (name: string) => maskCardNumbers(readField(received, name)).trim();
  const operation = toldTransaction.shape.operation.safeParse(read('OPERATIONTYPE').toLowerCase());
  if (!operation.success) return 'OPERATIONTYPE';
  const seen = toldTransaction.safeParse({
    accountId: account.accountId,
    transactionId: read('TRANSACTIONID'),
    referenceId: null,
    operation: operation.data,
    orderId: read('ORDERID'),
    amountMinor: readAmount(readField(received, 'AMOUNT'), operation.data),
    currency: read('CURRENCY') || account.currency,
    execcode: read('EXECCODE'),
    voidedBy: null,
    card: shortenCard(readField(received, 'CARDCODE')),
    happenedAt: receivedAt,
    timeKnown: false,
    schedule: read('SCHEDULE'),
    alias: read('ALIAS'),
    extraData: readExtraData(readField(received, 'EXTRADATA')),
    authenticated: isAuthenticated(read('3DSGLOBALSTATUS'), read('3DSECUREAUTHENTICATIONSTATUS')),
    // A notification tells none of these.
    chargedBack: false,
    captureDay: '',
    debitDay: '',
    method: readMethod({
      word: '',
      card: readField(received, 'CARDCODE'),
      cardType: read('CARDTYPE'),
      validity: read('CARDVALIDITYDATE'),
    }),
  });
  if (!seen.success) return parameterOf[String(seen.error.issues[0]?.path[0])] ?? 'TRANSACTIONID';
  const customer = person.safeParse({
    client: read('CLIENTIDENT'),
    clientEmail: read('CLIENTEMAIL'),
    clientName: read('CARDFULLNAME'),
  });
  return customer.success ? { transaction: seen.data, person: customer.data } : 'CLIENTIDENT';
}

const parameterOf: Readonly<Record<string, string>> = {
  orderId: 'ORDERID',
  amountMinor: 'AMOUNT',
  currency: 'CURRENCY',
  execcode: 'EXECCODE',
  schedule: 'SCHEDULE',
  alias: 'ALIAS',
  extraData: 'EXTRADATA',
};

function readAmount(text: string, operation: string): number | undefined {
  if (text === '' && (operation === 'void' || operation === 'stopntimes')) return 0;
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** `XXXXXXXXXXXX1234` → `…1234`, `446421XXXXXX0001` → `446421…0001`; anything else is not kept. */
function shortenCard(masked: string): string {
  const digits = masked.match(/^(\d{6})?[X*]+(\d{4})$/i);
  return digits ? `${digits[1] ?? ''}…${digits[2]}` : '';
}

/** The holder proved who they are (S3:270–290). */
function isAuthenticated(globalStatus: string, status: string): boolean {
  return globalStatus.toLowerCase() === 'ok' || (globalStatus === '' && status.toLowerCase() === 'y');
}
