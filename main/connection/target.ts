import { environmentOf } from '../../protocol/environment.ts';

/** The other end of the line: where an account's gateway listens. */
export interface Target {
  /** The account's own spelling, without a path. */
  readonly url: string;
  /** Without the brackets of IPv6. */
  readonly hostname: string;
  readonly port: number;
  readonly secure: boolean;
  /** Whether it is this machine. */
  readonly loopback: boolean;
}

export function readTarget(url: string): Target {
  const { protocol, hostname, port, origin } = new URL(url);
  const secure = protocol === 'https:';
  return {
    url: origin,
    hostname: withoutBrackets(hostname),
    port: Number(port) || (secure ? 443 : 80),
    secure,
    loopback: environmentOf(url) === 'sandbox',
  };
}

/** URLs write `[::1]`, sockets want `::1`. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** `host:port`, as a proxy is asked for it. */
export function writeAddress({ hostname, port }: { readonly hostname: string; readonly port: number }): string {
  return hostname.includes(':') ? `[${hostname}]:${port}` : `${hostname}:${port}`;
}
