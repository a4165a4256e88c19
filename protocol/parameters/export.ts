import { calendarDate, email, monthOrDay, oneOf, text } from './formats.ts';
import { parameter } from './parameter.ts';

/** What a look-up or an export may ask for besides the rows themselves. */
export const exportParameters = {
  COLUMNS: parameter('string, ; separated', text(1, 10_000), 'P5, P10.1'),
  MAILTO: parameter('email', email(), 'P5, P10.1'),
  // The printed limit of 32 is shorter than the page's own sample (protocol.md §14.8).
  CALLBACKURL: parameter('url', text(1, 2048), 'P5, P10.1'),
  COMPRESSION: parameter('zip, gzip, bzip', oneOf('zip', 'gzip', 'bzip'), 'P5, P10.1'),
  DATE: parameter('YYYY-MM or YYYY-MM-DD', monthOrDay(), 'P5, P10.2'),
  STARTDATE: parameter('date(YYYY-MM-DD)', calendarDate(), 'P5, P10.2'),
  ENDDATE: parameter('date(YYYY-MM-DD)', calendarDate(), 'P5, P10.2'),
  SCOPE: parameter('CLIENTSGROUP, CLIENT, ACCOUNT', oneOf('clientsgroup', 'client', 'account'), 'P5, P10.2'),
  TIMEZONE: parameter('string(1-128), default UTC', text(1, 128), 'P5, P10.2'),
} as const;
