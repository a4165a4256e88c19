import type { Examined } from '../accounts/rule.ts';
import type { Execcode } from '../answers/messages.ts';
import { askBank } from '../bank/verdict.ts';
import { textOf } from '../requests/form.ts';
import type { DebitOrder } from './debit-order.ts';

/** What the bank says to the order; `at` in epoch milliseconds. */
export function askBankAbout({ account, card, cryptogram }: DebitOrder, at: number, authenticated: boolean): Execcode {
  return askBank({ card, cryptogram, authenticated, at, zone: account.zone });
}

/** What the account's rules look at. */
export function examine({ name, amount, fields }: DebitOrder): Examined {
  return {
    operation: name,
    amount,
    description: textOf(fields, 'DESCRIPTION') ?? '',
    clientIdent: textOf(fields, 'CLIENTIDENT') ?? '',
    clientEmail: textOf(fields, 'CLIENTEMAIL') ?? '',
  };
}
