import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A place on this machine that the page must never reach, and what came there. */
export interface Outside {
  readonly url: string;
  readonly datagramPort: number;
  /** Paths of requests, a WebSocket's handshake included, in order. */
  readonly requests: string[];
  connections: number;
  datagrams: number;
  forget(): void;
  close(): Promise<void>;
}

export async function openOutside(): Promise<Outside> {
  const server = createServer((request, response) => {
    outside.requests.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end(request.url === '/' ? '<!doctype html><p>outside' : '');
  });
  server.on('connection', () => {
    outside.connections += 1;
  });
  server.on('upgrade', (request, socket) => {
    outside.requests.push(request.url ?? '');
    socket.destroy();
  });
  const datagrams = createSocket('udp4');
  datagrams.on('message', () => {
    outside.datagrams += 1;
  });
  server.listen(0, '127.0.0.1');
  datagrams.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(datagrams, 'listening')]);
  const outside: Outside = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    datagramPort: datagrams.address().port,
    requests: [],
    connections: 0,
    datagrams: 0,
    forget: () => {
      outside.requests.length = 0;
      outside.connections = 0;
      outside.datagrams = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      datagrams.close();
      await once(server, 'close');
    },
  };
  return outside;
}
