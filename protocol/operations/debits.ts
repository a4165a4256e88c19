import { externalMpiNames } from '../parameters/external-mpi.ts';
import type { ParameterName } from '../parameters/index.ts';
import { defineOperation } from './operation.ts';

const everyDebitNeedsBefore = ['IDENTIFIER', 'OPERATIONTYPE', 'ORDERID'] as const satisfies ParameterName[];

const everyDebitNeedsAfter = [
  'CLIENTIDENT',
  'CLIENTEMAIL',
  'CLIENTUSERAGENT',
  'CLIENTIP',
  'DESCRIPTION',
  'VERSION',
  'HASH',
] as const satisfies ParameterName[];

const everyDebitNeeds = [...everyDebitNeedsBefore, 'AMOUNT', ...everyDebitNeedsAfter] as const;
const everySplitNeeds = [...everyDebitNeedsBefore, 'AMOUNTS', ...everyDebitNeedsAfter] as const;

/** What every payment and authorization may carry, however it is paid. */
export const debitsMayTake = [
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
  ...externalMpiNames,
] as const satisfies ParameterName[];

const onlyAuthorizationMayTake = ['CAPTUREDATE', 'AUTHORIZATIONTYPE'] as const satisfies ParameterName[];

const cardNeeds = ['CARDCODE', 'CARDCVV', 'CARDVALIDITYDATE', 'CARDFULLNAME'] as const satisfies ParameterName[];
const tokenNeeds = ['HFTOKEN'] as const satisfies ParameterName[];
const aliasNeeds = ['ALIAS', 'ALIASMODE'] as const satisfies ParameterName[];

/** Debits at once, by card, by an alias of one or by a hosted-fields token (S0:34–53, S3:9–13, P4.6). Minor units. */
export const payment = {
  card: defineOperation('payment', {
    required: [...everyDebitNeeds, ...cardNeeds],
    optional: debitsMayTake,
    excluded: ['AMOUNTS'],
    source: 'S0:34–53, P4.6',
  }),
  token: defineOperation('payment', {
    required: [...everyDebitNeeds, ...tokenNeeds],
    optional: [...debitsMayTake, 'SELECTEDBRAND'],
    excluded: ['AMOUNTS'],
    source: 'P4.6, P13',
  }),
  alias: defineOperation('payment', {
    required: [...everyDebitNeeds, ...aliasNeeds],
    optional: [...debitsMayTake, 'CARDCVV'],
    excluded: ['AMOUNTS'],
    source: 'S3:148–164, P4.6',
  }),
} as const;

/**
 * A payment in instalments: AMOUNTS stands in place of AMOUNT, the first one is debited at once (S3:87–126). Its
 * first TRANSACTIONID is the SCHEDULEID of the plan.
 */
export const splitPayment = {
  card: defineOperation('payment', {
    required: [...everySplitNeeds, ...cardNeeds],
    optional: debitsMayTake,
    excluded: ['AMOUNT'],
    source: 'S3:87–122, P6.5',
  }),
  token: defineOperation('payment', {
    required: [...everySplitNeeds, ...tokenNeeds],
    optional: [...debitsMayTake, 'SELECTEDBRAND'],
    excluded: ['AMOUNT'],
    source: 'P4.6, P13',
  }),
  alias: defineOperation('payment', {
    required: [...everySplitNeeds, ...aliasNeeds],
    optional: [...debitsMayTake, 'CARDCVV'],
    excluded: ['AMOUNT'],
    source: 'S3:87–122, S3:148–164, P6.5',
  }),
} as const;

/** Sets an amount aside that a capture debits later; AMOUNT 0 asks for card information (S3:17–51, protocol.md §4.6). */
export const authorization = {
  card: defineOperation('authorization', {
    required: [...everyDebitNeeds, ...cardNeeds],
    optional: [...debitsMayTake, ...onlyAuthorizationMayTake],
    excluded: ['AMOUNTS'],
    source: 'S3:17–51, P4.6',
  }),
  token: defineOperation('authorization', {
    required: [...everyDebitNeeds, ...tokenNeeds],
    optional: [...debitsMayTake, ...onlyAuthorizationMayTake, 'SELECTEDBRAND'],
    excluded: ['AMOUNTS'],
    source: 'P4.6, P13',
  }),
  alias: defineOperation('authorization', {
    required: [...everyDebitNeeds, ...aliasNeeds],
    optional: [...debitsMayTake, ...onlyAuthorizationMayTake, 'CARDCVV'],
    excluded: ['AMOUNTS'],
    source: 'S3:148–164, P4.6',
  }),
} as const;
