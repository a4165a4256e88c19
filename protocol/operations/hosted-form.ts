import { debitsMayTake } from './debits.ts';
import { defineOperation } from './operation.ts';

const needs = ['IDENTIFIER', 'OPERATIONTYPE', 'ORDERID', 'CLIENTIDENT', 'DESCRIPTION', 'VERSION', 'HASH'] as const;
const mayTake = [
  ...debitsMayTake,
  'CLIENTEMAIL',
  'CLIENTUSERAGENT',
  'CLIENTIP',
  'CARDFULLNAME',
  'DISPLAYCREATEALIAS',
  'HIDECLIENTEMAIL',
  'HIDECARDFULLNAME',
] as const;

/** What the form asks the holder for by itself: no page of a shop knows it, and none may carry it (rules.md G61). */
const onlyHolderKnows = ['CARDCODE', 'CARDCVV', 'CARDVALIDITYDATE'] as const;

/**
 * What a shop sends a browser to the hosted form with (protocol.md §1.2). The card, the holder's address and browser are
 * not among it: the form asks for them or sees them. Amounts in minor units.
 */
export const hostedForm = {
  payment: defineOperation('payment', {
    required: [...needs, 'AMOUNT'],
    optional: mayTake,
    excluded: ['AMOUNTS', ...onlyHolderKnows],
    source: 'P1.2, P4.6, S3:170–176',
  }),
  splitPayment: defineOperation('payment', {
    required: [...needs, 'AMOUNTS'],
    optional: mayTake,
    excluded: ['AMOUNT', ...onlyHolderKnows],
    source: 'P1.2, S3:87–122',
  }),
  authorization: defineOperation('authorization', {
    required: [...needs, 'AMOUNT'],
    optional: [...mayTake, 'CAPTUREDATE', 'AUTHORIZATIONTYPE'],
    excluded: ['AMOUNTS', ...onlyHolderKnows],
    source: 'P1.2, P4.6',
  }),
} as const;
