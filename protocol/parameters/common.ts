import { z } from 'zod';
import { amount, hexadecimal, oneOf, text } from './formats.ts';
import { parameter } from './parameter.ts';

/** What every money operation may carry, whatever the payment method. */
export const commonParameters = {
  IDENTIFIER: parameter('string(1-32)', text(1, 32), 'S4:51'),
  OPERATIONTYPE: parameter('name of the operation', text(1, 32), 'S4:55'),
  VERSION: parameter('2.0, 3.0', z.enum(['2.0', '3.0']), 'S4:123, P14.4'),
  HASH: parameter('string(64)', hexadecimal(64), 'S4:119'),
  APIKEYID: parameter('string(36)', text(36, 36), 'S4:127, P2.1'),
  ORDERID: parameter('string(1-40)', text(1, 40), 'S4:59'),
  TRANSACTIONID: parameter('string(1-32)', text(1, 32), 'S4:349'),
  DESCRIPTION: parameter('string(1-510)', text(1, 510), 'S4:115'),
  AMOUNT: parameter('integer, minor units', amount(), 'S4:63, S4:369'),
  EXTRADATA: parameter('string(1-255)', text(1, 255), 'S4:203, S4:373'),
  METADATA: parameter('string(1-255)', text(1, 255), 'S4:207'),
  LANGUAGE: parameter(
    'fr, en, de, es, it, nl, zh, ru, pt, cs',
    oneOf('fr', 'en', 'de', 'es', 'it', 'nl', 'zh', 'ru', 'pt', 'cs'),
    'S4:281',
  ),
} as const;
