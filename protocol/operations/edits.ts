import { defineOperation } from './operation.ts';

const everyEditNeeds = [
  'IDENTIFIER',
  'OPERATIONTYPE',
  'TRANSACTIONID',
  'ORDERID',
  'DESCRIPTION',
  'VERSION',
  'HASH',
] as const;

const everyEditMayTake = ['AMOUNT', 'EXTRADATA', 'APIKEYID'] as const;

/**
 * Debits what an authorization has set aside. TRANSACTIONID names the authorization; AMOUNT, in minor
 * units, may be lower than authorised but never higher (S3:25, protocol.md §4.2, §6.1).
 */
export const capture = defineOperation('capture', {
  required: everyEditNeeds,
  optional: everyEditMayTake,
  source: 'P4.2',
});

/**
 * Gives money back after a debit. TRANSACTIONID names the payment or capture. Without AMOUNT the gateway
 * refunds all that is left, which is why the desk always sends it (S4:369, protocol.md §4.1).
 */
export const refund = defineOperation('refund', {
  required: everyEditNeeds,
  optional: everyEditMayTake,
  source: 'S4:341–373',
});

/**
 * Cancels the very last operation of a transaction on its own day. TRANSACTIONID names that operation; the
 * desk never sends AMOUNT with it (S3:81–85, protocol.md §4.3).
 */
export const voidOperation = defineOperation('void', {
  required: everyEditNeeds,
  optional: everyEditMayTake,
  source: 'P4.3',
});
