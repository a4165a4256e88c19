import type { Answer } from '../answers/answer.ts';
import type { Story } from './invent.ts';
import type { Debit, Edit } from './story.ts';

type Parameters = Readonly<Record<string, string>>;

const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** The parameters of a demonstration's payment or authorization, as its shop would send them. */
export function debitParameters(story: Story, debit: Debit, earlier: readonly Answer[]): Parameters {
  const { account, person, orderId, description } = story;
  return {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: debit.operation,
    ORDERID: orderId,
    AMOUNT: String(debit.amount),
    CLIENTIDENT: person.ident,
    CLIENTEMAIL: person.email,
    CLIENTREFERRER: `https://shop.example.com/order/${orderId}`,
    CLIENTUSERAGENT: browser,
    CLIENTIP: person.ip,
    DESCRIPTION: description,
    LANGUAGE: person.language,
    VERSION: '3.0',
    ...instrument(story, debit, earlier),
    ...(debit.authenticate === true ? { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' } : {}),
    ...(debit.createAlias === true ? { CREATEALIAS: 'yes' } : {}),
    ...(debit.captureDate === undefined ? {} : { CAPTUREDATE: debit.captureDate }),
  };
}

/** The parameters of a demonstration's capture, refund or void. */
export function editParameters({ account, orderId }: Story, edit: Edit, transactionId: string): Parameters {
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

function instrument({ person }: Story, { aliasOf, cardNumber }: Debit, earlier: readonly Answer[]): Parameters {
  if (aliasOf !== undefined) return { ALIAS: earlier[aliasOf]?.['ALIAS'] ?? '', ALIASMODE: 'subscription' };
  return {
    CARDCODE: cardNumber ?? person.cardNumber,
    CARDCVV: '123',
    CARDVALIDITYDATE: person.cardValidity,
    CARDFULLNAME: person.cardFullName,
  };
}
