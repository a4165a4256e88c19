import { email, oneOf, text } from './formats.ts';
import { parameter } from './parameter.ts';

/** What a look-up or an export may ask for besides the rows themselves. */
export const exportParameters = {
  COLUMNS: parameter('string, ; separated', text(1, 10_000), 'P5, P10.1'),
  MAILTO: parameter('email', email(), 'P5, P10.1'),
  // The printed limit of 32 is shorter than the page's own sample (protocol.md §14.8).
  CALLBACKURL: parameter('url', text(1, 2048), 'P5, P10.1'),
  COMPRESSION: parameter('zip, gzip, bzip', oneOf('zip', 'gzip', 'bzip'), 'P5, P10.1'),
} as const;
