/**
 * Reads what Chromium says about proxies, such as `PROXY proxy.example:3128; DIRECT`: the first of the list counts.
 * NTLM and Kerberos proxies are not supported: they tie a login to a connection that we do not keep.
 */
export function readProxyList(list: string): string | undefined {
  const [first = 'DIRECT'] = list.split(';').map((entry) => entry.trim());
  const [kind, address] = first.split(/\s+/);
  if (!address) return undefined;
  switch (kind?.toUpperCase()) {
    case 'PROXY':
      return `http://${address}`;
    case 'HTTPS':
      return `https://${address}`;
    case 'SOCKS':
    case 'SOCKS5':
      return `socks5://${address}`;
    default:
      return undefined;
  }
}
