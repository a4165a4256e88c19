import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LimitedConnections, type ListenerLimits, limitConnections } from './limits.ts';
import type { ListenerPlace, ListenerState } from './place.ts';

type Problem = NonNullable<Extract<ListenerState, { state: 'off' }>['problem']>;

export type Listening =
  | {
      readonly kind: 'listening';
      readonly server: Server;
      readonly connections: LimitedConnections;
      readonly address: string;
      readonly port: number;
    }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Bytes of a request line with its headers, and of a body: a notification has a few hundred. */
export const mostBytes = 65_536;

/** Opens the port. Whoever is slow, silent or many is cut off, so that they cost nothing but their own connection. */
export async function listen(
  place: Pick<ListenerPlace, 'address' | 'port'>,
  handle: RequestListener,
  limits: ListenerLimits,
): Promise<Listening> {
  // Imported as a module it brings the whole of Node's fetch along, which a start would wait for.
  const { createServer } = await import('node:http');
  const server = createServer({ maxHeaderSize: mostBytes, keepAlive: false }, handle);
  // What is behind the first request of a connection was never asked for.
  server.maxRequestsPerSocket = 1;
  // Without it, headers above the two thousandth are dropped unseen, and one of them may say who sends.
  server.maxHeadersCount = 0;
  const connections = limitConnections(server, limits);
  return new Promise((resolve) => {
    server.once('error', (failure) => resolve({ kind: 'failed', problem: problemOf(failure) }));
    server.listen({ host: place.address, port: place.port, exclusive: true }, () => {
      const { address, port } = server.address() as AddressInfo;
      resolve({ kind: 'listening', server, connections, address, port });
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
