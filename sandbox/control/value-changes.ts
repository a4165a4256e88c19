/** How a shop's code may have changed a value between signing and sending it. */
export interface ValueChange {
  /** What was done to what was signed: "signed …". */
  readonly name: string;
  readonly change: (value: string) => string;
}

/** What is met in the wild (protocol.md §2.3), the likeliest first. */
export const valueChanges: readonly ValueChange[] = [
  { name: 'without the spaces around it', change: (value) => value.trim() },
  { name: 'URL-encoded', change: encodeURIComponent },
  { name: 'URL-encoded with + for a space', change: phpEncoded },
  { name: 'URL-encoded in lower-case hexadecimal', change: (value) => lowerEscapes(encodeURIComponent(value)) },
  {
    name: 'URL-encoded in lower-case hexadecimal with + for a space',
    change: (value) => lowerEscapes(phpEncoded(value)),
  },
  { name: 'with + for a space', change: (value) => value.replaceAll(' ', '+') },
  { name: 'with a space for +', change: (value) => value.replaceAll('+', ' ') },
  { name: 'decoded once more', change: decoded },
  { name: 'with HTML entities', change: htmlEscaped },
  { name: 'with LF for CRLF', change: (value) => value.replaceAll('\r\n', '\n') },
  { name: 'with CRLF for LF', change: (value) => value.replaceAll(/\r?\n/g, '\r\n') },
  { name: 'in Unicode form C', change: (value) => value.normalize('NFC') },
  { name: 'in Unicode form D', change: (value) => value.normalize('NFD') },
  { name: 'as if its UTF-8 were Latin-1', change: (value) => Buffer.from(value, 'utf8').toString('latin1') },
  { name: 'as UTF-8 that was sent as Latin-1', change: (value) => Buffer.from(value, 'latin1').toString('utf8') },
  { name: 'in lower case', change: (value) => value.toLowerCase() },
  { name: 'in upper case', change: (value) => value.toUpperCase() },
  { name: 'with a decimal point', change: (value) => majorUnits(value) },
  { name: 'without leading zeros', change: (value) => value.replace(/^0+(?=\d)/, '') },
  { name: 'with slashes before quotes', change: (value) => value.replaceAll(/['"\\]/g, '\\$&') },
  { name: 'as an empty text', change: () => '' },
  { name: 'as the word Array', change: () => 'Array' },
  { name: 'as 1 for yes', change: (value) => (/^(yes|true)$/i.test(value) ? '1' : value) },
  { name: 'as yes for 1', change: (value) => (value === '1' ? 'yes' : value) },
];

function phpEncoded(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function lowerEscapes(value: string): string {
  return value.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function htmlEscaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;');
}

function majorUnits(value: string): string {
  return /^\d{3,}$/.test(value) ? `${value.slice(0, -2)}.${value.slice(-2)}` : value;
}
