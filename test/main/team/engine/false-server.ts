import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from '../../../../scripts/team/server/certificate.ts';

/** A server that asks for a login in a way of its own, and keeps what it is given. */
export interface FalseServer {
  readonly port: number;
  /** Everything that a client said after it was asked. */
  given(): string;
  close(): void;
}

/** How it asks: PostgreSQL's authentication requests 3 (the password itself), 5 (hashed) and 10 (SASL, by the named mechanisms). */
export type Asking = { readonly kind: 3 | 5 } | { readonly kind: 10; readonly mechanisms: readonly string[] };

/** Speaks as much of PostgreSQL as comes before a password, over TLS where it has a certificate. */
export async function startFalseServer(asking: Asking, certificate?: Certificate): Promise<FalseServer> {
  let given = '';
  const ask = (socket: Socket) => {
    let wasAsked = false;
    socket.on('data', (chunk) => {
      if (wasAsked) given += chunk.toString('latin1');
      else socket.write(request(asking));
      wasAsked = true;
    });
    socket.on('error', () => {});
  };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (!certificate) return ask(socket);
    // The request for TLS comes first; its answer is one letter.
    socket.once('data', () => {
      socket.write('S', () => {
        const { certificate: cert, key } = certificate;
        ask(new TLSSocket(socket, { isServer: true, cert, key }));
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    given: () => given,
    close: () => void server.close(),
  };
}

function request(asking: Asking): Buffer {
  const words =
    asking.kind === 10 ? Buffer.from(`${asking.mechanisms.map((name) => `${name}\0`).join('')}\0`) : Buffer.alloc(4);
  const body = asking.kind === 3 ? Buffer.alloc(0) : words;
  const head = Buffer.alloc(9);
  head.write('R');
  head.writeInt32BE(8 + body.length, 1);
  head.writeInt32BE(asking.kind, 5);
  return Buffer.concat([head, body]);
}
