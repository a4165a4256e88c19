import { getCACertificates } from 'node:tls';
import type { Dispatcher } from 'undici';

/** How long each step of a request may take, in milliseconds. */
export interface Patience {
  readonly connect: number;
  /** From the request to the head of the answer. */
  readonly headers: number;
  /** Everything together, from the call to the last byte of the answer. */
  readonly total: number;
}

/** The gateway's own pages name no limit; 30 s is what the vendor's client waits (protocol.md §1.5). */
export const usualPatience: Patience = { connect: 10_000, headers: 30_000, total: 45_000 };

/** What carries requests: one dispatcher a proxy, and one for no proxy. */
export interface Agents {
  for(proxy: string | undefined): Promise<Dispatcher>;
  /** Cuts off what is under way; nothing carries a request from then on. */
  close(): Promise<void>;
}

/** The client's code, which is read once: with the first request, or when whoever starts the console has time for it. */
export const readClient = () => import('undici');

type Client = Awaited<ReturnType<typeof readClient>>;

/**
 * HTTP/2 is off because it replays after REFUSED_STREAM and GOAWAY; pipelining is 0 so that no connection is
 * reused, since a server that closes one in the same moment resets what was just written.
 */
export function createAgents(patience: Patience, authorities?: readonly string[]): Agents {
  const agents = new Map<string | undefined, Dispatcher>();
  let isClosed = false;
  // Reading the system's takes as long as a good part of a start: not before somebody asks the gateway something.
  const readAuthorities = () => [...(authorities ?? trustedAuthorities())];
  const options = {
    allowH2: false,
    pipelining: 0,
    connectTimeout: patience.connect,
    headersTimeout: patience.headers,
    bodyTimeout: patience.headers,
  };
  const create = ({ Agent, Pool, ProxyAgent }: Client, proxy: string | undefined): Dispatcher => {
    // Verification is said aloud because an environment variable of Node's would turn it off.
    const tls = { ca: readAuthorities(), rejectUnauthorized: true, timeout: patience.connect };
    return proxy === undefined
      ? new Agent({ ...options, connect: tls })
      : new ProxyAgent({
          ...options,
          uri: proxy,
          requestTls: tls,
          // Only for a proxy that speaks TLS itself: undici would greet a SOCKS proxy with a handshake, too.
          ...(proxy.startsWith('https:') && { proxyTls: tls }),
          clientFactory: (origin, own) => new Pool(origin, { ...own, headersTimeout: patience.connect }),
        });
  };
  return {
    for: async (proxy) => {
      const known = agents.get(proxy);
      if (known) return known;
      const client = await readClient();
      // One that is made behind the end is destroyed by nobody, and would send.
      if (isClosed) throw new Error('The gateway’s client has been closed.');
      // Whoever was quicker has made it meanwhile.
      const agent = agents.get(proxy) ?? create(client, proxy);
      agents.set(proxy, agent);
      return agent;
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

/** Mozilla's list and the operating system's: a company's own authority is known to the system only. */
export function trustedAuthorities(): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}
