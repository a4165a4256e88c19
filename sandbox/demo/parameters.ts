import type { Answer } from '../answers/answer.ts';
import { addDays, dayOf, utc } from '../clock/days.ts';
import type { FormMap } from '../requests/form.ts';
import type { Story } from './invent.ts';
import type { Debit, Edit, Give, Stop } from './story.ts';

const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** The parameters of a demonstration's payment or authorization, as its shop would send them. */
export function debitParameters(story: Story, debit: Debit, earlier: readonly Answer[]): FormMap {
  return {
    ...orderParameters(story),
    OPERATIONTYPE: debit.operation,
    DESCRIPTION: story.description,
    ...amountParameters(debit),
    ...instrument(story, debit, earlier),
    ...(debit.authenticate === true ? { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' } : {}),
    ...(debit.createAlias === true ? { CREATEALIAS: 'yes' } : {}),
    ...(debit.captureDate === undefined ? {} : { CAPTUREDATE: debit.captureDate }),
  };
}

/** The parameters of a credit; an account with Credit Fund Transfer names the authenticated payment as well. */
export function creditParameters(story: Story, { amount, description, of }: Give, earlier: readonly Answer[]): FormMap {
  const { ALIAS = '', TRANSACTIONID = '' } = earlier[of] ?? {};
  return {
    ...orderParameters(story),
    OPERATIONTYPE: 'credit',
    DESCRIPTION: description,
    AMOUNT: String(amount),
    ALIAS,
    ALIASMODE: 'subscription',
    ...(story.account.credit === 'cft' ? { TRANSACTIONID } : {}),
  };
}

/** The parameters that end a plan. */
export function stopParameters({ account }: Story, { of }: Stop, earlier: readonly Answer[]): FormMap {
  return {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: 'stopntimes',
    SCHEDULEID: earlier[of]?.['TRANSACTIONID'] ?? '',
    VERSION: '3.0',
  };
}

/** The parameters of a demonstration's capture, refund or void. */
export function editParameters({ account, orderId }: Story, edit: Edit, transactionId: string): FormMap {
  return {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: edit.operation,
    TRANSACTIONID: transactionId,
    ORDERID: orderId,
    DESCRIPTION: edit.description,
    VERSION: '3.0',
    ...(edit.amount === undefined ? {} : { AMOUNT: String(edit.amount) }),
  };
}

function orderParameters({ account, person, orderId }: Story): FormMap {
  return {
    IDENTIFIER: account.identifier,
    ORDERID: orderId,
    CLIENTIDENT: person.ident,
    CLIENTEMAIL: person.email,
    CLIENTREFERRER: `https://shop.example.com/order/${orderId}`,
    CLIENTUSERAGENT: browser,
    CLIENTIP: person.ip,
    LANGUAGE: person.language,
    VERSION: '3.0',
  };
}

/** What does not divide evenly goes onto the first instalment. */
function amountParameters({ amount, at, days }: Debit): FormMap {
  if (days === undefined) return { AMOUNT: String(amount) };
  const share = Math.floor(amount / days.length);
  const first = amount - share * (days.length - 1);
  const today = dayOf(at, utc);
  const dates = days.map((day, index) => [addDays(today, day), String(index === 0 ? first : share)] as const);
  return { AMOUNTS: Object.fromEntries(dates) };
}

function instrument({ person }: Story, { aliasOf, cardNumber }: Debit, earlier: readonly Answer[]): FormMap {
  if (aliasOf !== undefined) return { ALIAS: earlier[aliasOf]?.['ALIAS'] ?? '', ALIASMODE: 'subscription' };
  return {
    CARDCODE: cardNumber ?? person.cardNumber,
    CARDCVV: '123',
    CARDVALIDITYDATE: person.cardValidity,
    CARDFULLNAME: person.cardFullName,
  };
}
