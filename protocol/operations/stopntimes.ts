import { defineOperation } from './operation.ts';

/**
 * Cancels the instalments that are still to come and moves no money. SCHEDULEID is the first instalment's
 * TRANSACTIONID; neither ORDERID nor DESCRIPTION nor EXTRADATA belong to it (S3:128–134, protocol.md §4.4).
 */
export const stopntimes = defineOperation('stopntimes', {
  required: ['IDENTIFIER', 'OPERATIONTYPE', 'SCHEDULEID', 'VERSION', 'HASH'],
  optional: ['APIKEYID'],
  source: 'S3:128–134, P4.4',
});
