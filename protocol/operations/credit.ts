import { defineOperation } from './operation.ts';

const everyCreditNeeds = [
  'IDENTIFIER',
  'OPERATIONTYPE',
  'ORDERID',
  'AMOUNT',
  'CLIENTIDENT',
  'CLIENTEMAIL',
  'CLIENTUSERAGENT',
  'CLIENTIP',
  'DESCRIPTION',
  'VERSION',
  'HASH',
] as const;

const everyCreditMayTake = [
  'APIKEYID',
  'TRANSACTIONID',
  'CLIENTREFERRER',
  'CLIENTADDRESS',
  'CLIENTDOB',
  'EXTRADATA',
  'METADATA',
  'LANGUAGE',
  'CREATEALIAS',
] as const;

/**
 * Gives money without a debit, to a card or to an alias of one (S3:65–77, protocol.md §4.5). Amounts in minor units.
 * TRANSACTIONID is for accounts with Credit Fund Transfer, which ask for an authenticated transaction as well
 * (rules.md F39); others ignore it (F38).
 */
export const credit = {
  card: defineOperation('credit', {
    required: [...everyCreditNeeds, 'CARDCODE', 'CARDCVV', 'CARDVALIDITYDATE', 'CARDFULLNAME'],
    optional: everyCreditMayTake,
    excluded: ['AMOUNTS'],
    source: 'S3:65–77, P4.5',
  }),
  token: defineOperation('credit', {
    required: [...everyCreditNeeds, 'HFTOKEN'],
    optional: [...everyCreditMayTake, 'SELECTEDBRAND'],
    excluded: ['AMOUNTS'],
    source: 'P4.5, P13',
  }),
  alias: defineOperation('credit', {
    required: [...everyCreditNeeds, 'ALIAS', 'ALIASMODE'],
    optional: [...everyCreditMayTake, 'CARDCVV'],
    excluded: ['AMOUNTS'],
    source: 'S3:140–168, P4.5',
  }),
} as const;
