import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListenerState } from './place.ts';

type Problem = NonNullable<Extract<ListenerState, { state: 'off' }>['problem']>;

export type Listening =
  | { readonly kind: 'listening'; readonly server: Server; readonly address: string; readonly port: number }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Bytes of a request line with its headers, and of a body: a notification has a few hundred. */
export const mostBytes = 65_536;

/** More at once are turned away; the gateway comes again (rules.md I58). */
export const mostConnections = 16;

/** Opens the port. Whoever is slow, silent or many is cut off, so that they cost nothing but their own connection. */
export function listen(
  place: { readonly address: string; readonly port: number },
  handle: RequestListener,
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: mostBytes,
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAlive: false,
    },
    handle,
  );
  server.maxConnections = mostConnections;
  server.setTimeout(15_000);
  return new Promise((resolve) => {
    server.once('error', (failure) => resolve({ kind: 'failed', problem: problemOf(failure) }));
    server.listen({ host: place.address, port: place.port, exclusive: true }, () => {
      const { address, port } = server.address() as AddressInfo;
      resolve({ kind: 'listening', server, address, port });
    });
  });
}

function problemOf(failure: NodeJS.ErrnoException): Problem {
  switch (failure.code) {
    case 'EADDRINUSE':
      return 'portTaken';
    case 'EACCES':
      return 'portForbidden';
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return 'addressUnknown';
    default:
      return 'other';
  }
}
