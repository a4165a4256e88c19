import { calendarDate, cardNumber, dateTime, monthOfYear, oneOf, text, yesOrNo } from './formats.ts';
import { parameter } from './parameter.ts';

/**
 * How a card, or an alias of one, is charged. The console itself never sends CARDCODE or CARDCVV: they are
 * here for the sandbox, and for the shops that test against it.
 */
export const cardParameters = {
  CARDCODE: parameter('string(12-19)', cardNumber(), 'S0:47, P5'),
  CARDCVV: parameter(
    'string(3-4)',
    text(3, 4).refine((value) => /^\d+$/.test(value)),
    'S0:48, rules.md B13',
  ),
  CARDVALIDITYDATE: parameter('MM-YY', monthOfYear(), 'S0:49, rules.md B12'),
  CARDFULLNAME: parameter('string(1-255)', text(1, 255), 'S4:191'),
  HFTOKEN: parameter('string(1-36)', text(1, 36), 'P5'),
  SELECTEDBRAND: parameter(
    'cb, visa, vpay, electron, mastercard, maestro',
    oneOf('cb', 'visa', 'vpay', 'electron', 'mastercard', 'maestro'),
    'P5',
  ),
  ALIAS: parameter('string(1-40)', text(1, 40), 'S3:152'),
  ALIASMODE: parameter('oneclick, subscription', oneOf('oneclick', 'subscription'), 'S3:156'),
  CREATEALIAS: parameter('boolean', yesOrNo(), 'S3:140, P5'),
  DISPLAYCREATEALIAS: parameter('boolean', yesOrNo(), 'S3:172'),
  HIDECLIENTEMAIL: parameter('no, yes', yesOrNo(), 'P5'),
  HIDECARDFULLNAME: parameter('no, yes', yesOrNo(), 'P5'),
  CAPTUREDATE: parameter('date(YYYY-MM-DD)', calendarDate(), 'S3:39, rules.md C23'),
  AUTHORIZATIONTYPE: parameter(
    'preauthorization, finalauthorization',
    oneOf('preauthorization', 'finalauthorization'),
    'P4.6',
  ),
  TRANSACTIONEXPIRATIONDATE: parameter('datetime', dateTime(), 'P5'),
  '3DSECURE': parameter('no, yes', yesOrNo(), 'S3:194'),
  '3DSECUREDISPLAYMODE': parameter('main, popup, top, raw', oneOf('main', 'popup', 'top', 'raw'), 'S3:198'),
  '3DSECUREPREFERENCE': parameter(
    'sca, frictionless, nopref, scamandate',
    oneOf('sca', 'frictionless', 'nopref', 'scamandate'),
    'P5',
  ),
  REDIRECTURLSUCCESS: parameter('string(1-2048)', text(1, 2048), 'P5'),
  REDIRECTURLCANCEL: parameter('string(1-2048)', text(1, 2048), 'P5'),
} as const;
