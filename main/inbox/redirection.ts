/**
 * The address with which a holder's browser came back, without what is the shop's: its own parameters stand in REDIRECT_URL beside the
 * gateway's (protocol.md §9), are never signed, and have small letters where the gateway's have none. What is left is read and
 * believed like a notification, for its HASH alone.
 */
export function withoutForeign(text: string): string {
  const line = text.trim();
  const start = line.indexOf('?');
  const query = (start === -1 ? line : line.slice(start + 1)).replace(/#.*$/, '');
  if (!/(?:^|&)HASH=/.test(query)) return line;
  return query
    .split('&')
    .filter((pair) => !/^[^=]*[a-z]/.test(pair.replace(/%[0-9A-Fa-f]{2}/g, '')))
    .join('&');
}
