/**
 * Whether a URL belongs to the console's own page. Compared as a parsed origin: a substring test would let
 * `https://evil.example/?next=app://console` pass.
 */
export function isOwnUrl(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return `${protocol}//${host}` === origin && username === '' && password === '';
}
