import type { ConnectionDetails } from '../../contract/views/connection.ts';
import type { Equipment } from './ports.ts';
import { quote } from './quote.ts';
import { type Target, withoutBrackets, writeAddress } from './target.ts';
import { waitFor } from './wait-for.ts';

/** The way that the system's settings choose. */
export type Route =
  | UsableRoute
  | { readonly kind: 'unsupported'; readonly scheme: string }
  | { readonly kind: 'unreadable' };

export type UsableRoute = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly proxy: ProxyServer };

/** A proxy of a kind that the gateway client can use. */
export interface ProxyServer {
  readonly kind: 'http' | 'https' | 'socks5';
  /** With the login: for the gateway client and for nobody's eyes. */
  readonly url: string;
  readonly hostname: string;
  readonly port: number;
  readonly login: { readonly user: string; readonly password: string } | undefined;
}

/** Asks the host for the proxy; one that fails to answer leaves nothing to go by. */
export async function findRoute(
  { url }: Target,
  { proxyFor, patience }: Pick<Equipment, 'proxyFor' | 'patience'>,
): Promise<Route> {
  try {
    return readRoute(await waitFor(proxyFor(url), patience.connect));
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Never throws, because the exception of a URL that cannot be read carries it whole, login and all. */
export function readRoute(proxy: string | undefined): Route {
  if (proxy === undefined) return { kind: 'direct' };
  const url = URL.parse(proxy);
  if (!url) return { kind: 'unreadable' };
  const scheme = url.protocol.slice(0, -1);
  const kind = kinds[scheme];
  if (!kind) return { kind: 'unsupported', scheme: quote(scheme) };
  const login = readLogin(url);
  if (!url.hostname || login === 'unreadable') return { kind: 'unreadable' };
  const hostname = withoutBrackets(url.hostname);
  return { kind: 'proxy', proxy: { kind, url: proxy, hostname, port: Number(url.port) || usualPorts[kind], login } };
}

/** What may be said of a proxy: everything but its login. */
export function describeProxy(proxy: ProxyServer): ConnectionDetails {
  return { proxy: quote(writeAddress(proxy)), proxyKind: proxy.kind };
}

/** The schemes that undici's proxy agent takes. */
const kinds: Readonly<Record<string, ProxyServer['kind']>> = {
  http: 'http',
  https: 'https',
  socks5: 'socks5',
  socks: 'socks5',
};

const usualPorts: Readonly<Record<ProxyServer['kind'], number>> = { http: 80, https: 443, socks5: 1080 };

function readLogin({ username, password }: URL): ProxyServer['login'] | 'unreadable' {
  if (!username) return undefined;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return 'unreadable';
  }
}
