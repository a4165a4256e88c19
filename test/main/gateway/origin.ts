import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createSocketServer, type Socket } from 'node:net';
import { certificate, key } from './fixtures/certificate.ts';
import { listen } from './listen.ts';

/** A request that a gateway has read to its last byte, so that it may have acted on it. */
export interface Visit {
  /** 1 for the first that this gateway ever had. */
  readonly turn: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** A stand-in for the gateway, whose manners a test chooses. */
export interface Origin {
  readonly url: string;
  /** The bodies of all requests that were read whole: two mean paid twice. */
  readonly requests: readonly string[];
  readonly heads: readonly IncomingMessage['headers'][];
  readonly connections: () => number;
}

export const path = '/front/service/rest/process';

/** What a gateway says when all went well. */
export const accepted = JSON.stringify({
  OPERATIONTYPE: 'refund',
  TRANSACTIONID: 'A1123456',
  EXECCODE: '0000',
  MESSAGE: 'The transaction has been accepted.',
});

export const accept = ({ response }: Visit): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(accepted);
};

/** A gateway over HTTP, or over TLS with the tests' own certificate. */
export async function openOrigin(behave: (visit: Visit) => void = accept, scheme: Scheme = 'http'): Promise<Origin> {
  const requests: string[] = [];
  const heads: IncomingMessage['headers'][] = [];
  let connections = 0;
  const receive: RequestListener = async (request, response) => {
    heads.push(request.headers);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const turn = requests.push(Buffer.concat(chunks).toString('utf8'));
    behave({ turn, request, response, socket: request.socket });
  };
  const server = scheme === 'http' ? createServer(receive) : createSecureServer({ key, cert: certificate }, receive);
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listen(server);
  return { url: `${scheme}://127.0.0.1:${port}${path}`, requests, heads, connections: () => connections };
}

type Scheme = 'http' | 'https';

/** A server below HTTP: gives what follows the scheme of its URL. */
export async function openSockets(greet: (socket: Socket) => void): Promise<string> {
  return `127.0.0.1:${await listen(createSocketServer(greet))}`;
}
