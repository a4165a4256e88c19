import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { certificate, key } from './fixtures/certificate.ts';
import { listen } from './listen.ts';

/** A proxy that keeps to the rules, and what it was asked for. */
export interface Proxy {
  readonly url: string;
  /** `CONNECT 127.0.0.1:4711` or `POST http://127.0.0.1:4711/path`, in order. */
  readonly asked: readonly string[];
  readonly heads: readonly IncomingMessage['headers'][];
}

/** What a proxy does with a CONNECT: `undefined` lets it through. */
export type Welcome = ((socket: Socket) => void) | undefined;

/** An HTTP proxy: forwards what is plain, tunnels the rest. */
export async function openProxy(welcome?: Welcome, scheme: 'http' | 'https' = 'http'): Promise<Proxy> {
  const asked: string[] = [];
  const heads: IncomingMessage['headers'][] = [];
  const keep = (request: IncomingMessage) => {
    asked.push(`${request.method} ${request.url}`);
    heads.push(request.headers);
  };
  const server = scheme === 'http' ? createServer() : createSecureServer({ key, cert: certificate });
  server.on('request', (request, response) => {
    keep(request);
    const { method, headers } = request;
    const onward = forward(request.url ?? '', { method, headers }, (answer) => {
      answer.on('error', () => response.destroy());
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    keep(request);
    if (welcome) return welcome(socket);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    tunnel(socket, request.url ?? '');
  });
  return { url: `${scheme}://127.0.0.1:${await listen(server)}`, asked, heads };
}

/** Joins a client with the address that it asked for. */
export function tunnel(client: Socket, address: string): void {
  const [host = '', port] = address.split(':');
  const origin = connect(Number(port), host);
  origin.on('error', () => client.destroy()).on('close', () => client.destroy());
  client.on('error', () => origin.destroy()).on('close', () => origin.destroy());
  client.pipe(origin).pipe(client);
}
