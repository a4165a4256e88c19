import { descriptorOf } from '../accounts/settings.ts';
import type { Execcode } from '../answers/messages.ts';
import { firstSixOf } from '../bank/card.ts';
import { type Issuer, issuerOf } from '../bank/issuers.ts';
import { type Authentication, type Draft, outsidePlans, type Place } from '../book/row.ts';
import { textOf } from '../requests/form.ts';
import type { DebitOrder } from './debit-order.ts';

/** How a debit ended, or what it waits for. */
export interface DebitOutcome {
  readonly execcode: Execcode;
  readonly authentication: Authentication;
}

/** No card, no issuer (rules.md A9). */
const noIssuer: Issuer = { type: '', network: '', country: '' };

/** What the book keeps of a debit; neither the card number nor the cryptogram. `at` in epoch milliseconds. */
export function draftDebit(order: DebitOrder, { execcode, authentication }: DebitOutcome, at: number): Draft {
  const { account, card, fields } = order;
  const text = (parameter: string) => textOf(fields, parameter) ?? '';
  const issuer = card.mask === '' ? noIssuer : issuerOf(firstSixOf(card.mask));
  return {
    identifier: account.identifier,
    operation: order.name,
    chain: undefined,
    reference: null,
    at,
    amount: order.amount,
    currency: account.currency,
    execcode,
    orderId: text('ORDERID'),
    description: text('DESCRIPTION'),
    extraData: text('EXTRADATA'),
    version: text('VERSION'),
    descriptor: descriptorOf(account),
    origin: order.channel,
    alias: order.alias ?? '',
    aliasMode: order.alias === undefined ? '' : text('ALIASMODE').toLowerCase(),
    authentication,
    ...placeOf(order),
    clientIdent: text('CLIENTIDENT'),
    clientEmail: text('CLIENTEMAIL'),
    clientIp: text('CLIENTIP'),
    clientReferrer: text('CLIENTREFERRER'),
    clientDob: text('CLIENTDOB'),
    clientAddress: text('CLIENTADDRESS'),
    language: (text('LANGUAGE') || 'en').toLowerCase(),
    cardMask: card.mask,
    cardType: issuer.type,
    cardCountry: issuer.country,
    cardValidity: card.validity,
    cardFullName: card.fullName,
  };
}

function placeOf({ plan }: DebitOrder): Place {
  return plan.length === 0 ? outsidePlans : { ...outsidePlans, instalment: 1, instalments: plan.length };
}
