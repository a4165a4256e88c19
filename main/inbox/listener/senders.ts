import type { IncomingMessage } from 'node:http';
import type { ListenerPlace } from './place.ts';

/** What of a request tells who sent it; nothing of it is believed, it can only speak against the sender. */
export type SenderRequest = Pick<IncomingMessage, 'rawHeaders' | 'url'> & {
  readonly socket: { readonly localAddress?: string | undefined; readonly localPort?: number | undefined };
};

/**
 * Whether a request can be a gateway's or a relay's. A page that somebody has open in a browser can send to this computer
 * too; a browser then names the page's origin or what it fetches for, and no page can leave that out. A page whose own name
 * was made to lead here (DNS rebinding) needs neither, but says that name as Host.
 */
export function mayBeRelay(
  { rawHeaders, url = '', socket }: SenderRequest,
  { address, publicHost }: Pick<ListenerPlace, 'address' | 'publicHost'>,
): boolean {
  const headers = toPairs(rawHeaders);
  if (headers.some(isBrowsers)) return false;
  // In its absolute form the address names a host of its own, which would count instead of the header.
  if (!url.startsWith('/')) return false;
  const [host, another] = headers.filter(({ name }) => name === 'host');
  if (!host || another) return false;
  const { localAddress, localPort } = socket;
  return isOurs(host.value, { address, publicHost, localAddress, localPort });
}

function toPairs(rawHeaders: readonly string[]): Header[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name: name.toLowerCase(), value: rawHeaders[index + 1] ?? '' }] : [],
  );
}

interface Header {
  readonly name: string;
  readonly value: string;
}

/**
 * Headers that browsers set and that a page's script cannot: `Sec-Fetch-Site` and its like, and what a preflight asks. Node's
 * own fetch, by which a relay may be written, says one of them and no other.
 */
function isBrowsers({ name, value }: Header): boolean {
  if (name === 'sec-fetch-mode' && value === 'cors') return false;
  return name === 'origin' || name.startsWith('sec-') || name.startsWith('access-control-request-');
}

interface Ours {
  readonly address: string;
  readonly publicHost?: string | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** The address as it is listened on and as it was reached, `localhost` for this computer alone, and the name of a tunnel. */
function isOurs(host: string, { address, publicHost, localAddress = '', localPort }: Ours): boolean {
  const [, name = '', port = '80'] = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(host) ?? [];
  // A tunnel has a port of its own.
  if (publicHost && name.toLowerCase() === publicHost.toLowerCase()) return true;
  if (Number(port) !== localPort) return false;
  const reached = localAddress.replace(/^::ffff:/i, '');
  if (name.toLowerCase() === 'localhost') return reached === '::1' || reached.startsWith('127.');
  const literal = name.startsWith('[') ? toShortForm(name.slice(1, -1)) : name;
  return [address, reached].some((own) => literal === (own.includes(':') ? toShortForm(own) : own));
}

/** IPv6 can be written in many ways; empty for what is none. */
function toShortForm(address: string): string {
  return URL.parse(`http://[${address.replace(/%.*$/, '')}]/`)?.hostname ?? '';
}
