import { debitsMayTake } from './debits.ts';
import { defineOperation } from './operation.ts';

/**
 * A payment whose holder finishes it on a page of the payment method: 0002 and REDIRECTHTML (protocol.md §3
 * redirectForPayment, rules.md A9). Amounts in minor units.
 */
export const redirectPayment = defineOperation('payment', {
  required: [
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
  ],
  optional: debitsMayTake,
  excluded: ['AMOUNTS'],
  source: 'P3, P4.6',
});
