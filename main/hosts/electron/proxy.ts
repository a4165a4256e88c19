/**
 * Reads what Chromium says about proxies, such as `PROXY proxy.example:3128; DIRECT`: the first of the list counts.
 * A kind that the gateway client does not speak keeps its own name and is refused by it there: going around the
 * proxy, or greeting it in another language, would be a guess. NTLM and Kerberos proxies are not supported: they tie
 * a login to a connection that we do not keep.
 */
export function readProxyList(list: string): string | undefined {
  const [first = 'DIRECT'] = list.split(';').map((entry) => entry.trim());
  const [kind = '', address] = first.split(/\s+/);
  if (!address) return undefined;
  const name = kind.toLowerCase();
  return `${schemes[name] ?? name}://${address}`;
}

/** The words that do not name their scheme. Chromium's `SOCKS` is version 4 (`ProxyServer::FromPacString`). */
const schemes: Readonly<Record<string, string>> = { proxy: 'http', socks: 'socks4' };
