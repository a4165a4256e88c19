import type { Currency } from '../../protocol/money/index.ts';
import type { Account } from '../accounts/account.ts';
import type { OperationType } from '../domain/kinds.ts';
import { isAbsent } from '../lookup/columns/absent.ts';
import { assembleRow, type ReadRow } from '../lookup/columns/assemble.ts';
import { readId, readOrder } from '../lookup/columns/keys.ts';
import { type Legible, legible, malformed } from '../lookup/columns/legible.ts';
import { readAmount, readCurrency, readOperation, readWholeCode } from '../lookup/columns/money.ts';
import { isAuthenticated, readTexts } from '../lookup/columns/texts.ts';
import { readMethod } from '../lookup/read-method.ts';
import { type Received, readField } from './received.ts';

/**
 * A verified notification as a row of the ledger, or the row without its money with the parameter to blame. AMOUNT is in
 * minor units; a void or stop may come without one. No reference is named, and no time: it was before `receivedAt`, in
 * milliseconds UTC (S4:247–311, S4:403–459).
 */
export function toRow(received: Received, account: Account, receivedAt: number): ReadRow {
  const cell = (name: string) => readField(received, name);
  const operation = readOperation(cell('OPERATIONTYPE'));
  const currency = readCurrency(cell('CURRENCY'));
  const known: Legible<Currency> = 'value' in currency ? legible(currency.value ?? account.currency) : currency;
  return assembleRow(
    {
      accountId: account.accountId,
      transactionId: readId(cell('TRANSACTIONID')),
      referenceId: legible(null),
      referenceColumn: '',
      operation,
      orderId: readOrder(cell('ORDERID')),
      amountMinor: readToldAmount(cell('AMOUNT'), operation, known),
      currency: known,
      assumedFor: isAbsent(cell('CURRENCY')) ? 'minor' : null,
      execcode: readWholeCode(cell('EXECCODE')),
      happenedAt: legible(receivedAt),
    },
    readTexts(cell, 'CARDCODE'),
    {
      authenticated: isAuthenticated(cell('3DSGLOBALSTATUS'), cell('3DSECUREAUTHENTICATIONSTATUS')),
      // A notification tells neither.
      chargedBack: false,
      timeKnown: false,
      method: readMethod({
        word: '',
        card: cell('CARDCODE'),
        cardType: cell('CARDTYPE'),
        validity: cell('CARDVALIDITYDATE'),
      }),
    },
  );
}

function readToldAmount(text: string, operation: Legible<OperationType>, currency: Legible<Currency>): Legible<number> {
  const needsNone = 'value' in operation && (operation.value === 'void' || operation.value === 'stopntimes');
  if (needsNone && isAbsent(text)) return legible(0);
  return 'value' in currency ? readAmount(text, currency.value, 'minor') : malformed;
}
