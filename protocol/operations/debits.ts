import type { ParameterName } from '../parameters/index.ts';
import { defineOperation } from './operation.ts';

const everyDebitNeeds = [
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
] as const satisfies ParameterName[];

const everyDebitMayTake = [
  'APIKEYID',
  'CLIENTREFERRER',
  'CLIENTADDRESS',
  'CLIENTDOB',
  'CLIENTGENDER',
  'BILLINGTITLE',
  'BILLINGFIRSTNAME',
  'BILLINGLASTNAME',
  'BILLINGADDRESS',
  'BILLINGCITY',
  'BILLINGSTATE',
  'BILLINGCOUNTRY',
  'BILLINGPHONE',
  'BILLINGMOBILEPHONE',
  'BILLINGPOSTALCODE',
  'SHIPTOFIRSTNAME',
  'SHIPTOLASTNAME',
  'SHIPTOADDRESS',
  'SHIPTOCITY',
  'SHIPTOCOUNTRY',
  'SHIPTOPHONE',
  'SHIPTOPOSTALCODE',
  'CART',
  'EXTRADATA',
  'METADATA',
  'LANGUAGE',
  'CREATEALIAS',
  'TRANSACTIONEXPIRATIONDATE',
  '3DSECURE',
  '3DSECUREDISPLAYMODE',
  '3DSECUREPREFERENCE',
  'REDIRECTURLSUCCESS',
  'REDIRECTURLCANCEL',
] as const satisfies ParameterName[];

const onlyAuthorizationMayTake = ['CAPTUREDATE', 'AUTHORIZATIONTYPE'] as const satisfies ParameterName[];

const cardNeeds = ['CARDCODE', 'CARDCVV', 'CARDVALIDITYDATE', 'CARDFULLNAME'] as const satisfies ParameterName[];
const aliasNeeds = ['ALIAS', 'ALIASMODE'] as const satisfies ParameterName[];

/** Debits at once, by card or by an alias of one (S0:34–53, S3:9–13, protocol.md §4.6). Amounts in minor units. */
export const payment = {
  card: defineOperation('payment', {
    required: [...everyDebitNeeds, ...cardNeeds],
    optional: everyDebitMayTake,
    source: 'S0:34–53, P4.6',
  }),
  alias: defineOperation('payment', {
    required: [...everyDebitNeeds, ...aliasNeeds],
    optional: [...everyDebitMayTake, 'CARDCVV'],
    source: 'S3:148–164, P4.6',
  }),
} as const;

/** Sets an amount aside that a capture debits later; AMOUNT 0 asks for card information (S3:17–51, protocol.md §4.6). */
export const authorization = {
  card: defineOperation('authorization', {
    required: [...everyDebitNeeds, ...cardNeeds],
    optional: [...everyDebitMayTake, ...onlyAuthorizationMayTake],
    source: 'S3:17–51, P4.6',
  }),
  alias: defineOperation('authorization', {
    required: [...everyDebitNeeds, ...aliasNeeds],
    optional: [...everyDebitMayTake, ...onlyAuthorizationMayTake, 'CARDCVV'],
    source: 'S3:148–164, P4.6',
  }),
} as const;
