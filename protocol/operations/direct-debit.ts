import type { ParameterName } from '../parameters/index.ts';
import { defineOperation } from './operation.ts';

const before = ['IDENTIFIER', 'OPERATIONTYPE', 'ORDERID', 'AMOUNT', 'CLIENTIDENT', 'CLIENTEMAIL'] as const;
const after = ['CLIENTUSERAGENT', 'CLIENTIP', 'DESCRIPTION', 'HASH', 'VERSION'] as const;

const payer = [
  'CLIENTGENDER',
  'BILLINGFIRSTNAME',
  'BILLINGLASTNAME',
  'BILLINGADDRESS',
  'BILLINGCITY',
  'BILLINGCOUNTRY',
  'BILLINGMOBILEPHONE',
  'BILLINGPOSTALCODE',
] as const satisfies ParameterName[];

const optional = [
  'APIKEYID',
  'BILLINGPHONE',
  'CART',
  'SHIPTOADDRESS',
  'SHIPTOCOUNTRY',
  'SHIPTOFIRSTNAME',
  'SHIPTOLASTNAME',
  'SHIPTOPHONE',
  'SHIPTOPOSTALCODE',
  'CARDFULLNAME',
  'CLIENTADDRESS',
  'CLIENTDOB',
  'EXTRADATA',
  'METADATA',
  'LANGUAGE',
  'CREATEALIAS',
  'REDIRECTURLSUCCESS',
  'REDIRECTURLCANCEL',
] as const satisfies ParameterName[];

/**
 * A SEPA direct debit, in the order of S4:51–209; amounts in minor units. The page prints no marks: what its example
 * sends is required, from APIKEYID on all is optional (rules.md H53). A mandate's ALIAS stands for who the payer is.
 */
export const directDebit = {
  mandate: defineOperation('payment', {
    required: [...before, ...payer, ...after],
    optional,
    excluded: ['AMOUNTS'],
    source: 'S4:17–209',
  }),
  alias: defineOperation('payment', {
    required: [...before, 'ALIAS', 'ALIASMODE', ...after],
    optional: [...payer, ...optional],
    excluded: ['AMOUNTS'],
    source: 'S4:13, S4:463, S3:150',
  }),
} as const;
