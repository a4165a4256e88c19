import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { listen } from '../gateway/listen.ts';
import { type Identity, issue } from './certificates.ts';
import { worldAuthority } from './inspect.ts';

/** A stand-in for the gateway. */
export interface Server {
  /** Without a path. */
  readonly url: string;
  /** How many requests it had. */
  readonly requests: () => number;
  /** How many connections it had, with or without a request. */
  readonly connections: () => number;
}

/** A look-up that found nothing. */
export const nothingFound = {
  OPERATIONTYPE: 'getTransactions',
  EXECCODE: '0000',
  MESSAGE: 'Operation accepted.',
  DATA: [],
};

/** Answers every request with HTTP 200 and this as JSON. */
export const say =
  (answer: unknown): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

/** A gateway on 127.0.0.1 with TLS, and with a certificate that the whole world trusts unless another is given. */
export async function openSecureServer(
  receive: RequestListener = say(nothingFound),
  identity = trusted(),
): Promise<Server> {
  const counted = count(receive);
  const server = createSecureServer(identity, counted.receive);
  const connections = countConnections(server);
  return { url: `https://127.0.0.1:${await listen(server)}`, requests: counted.requests, connections };
}

/** A gateway on 127.0.0.1 without TLS. */
export async function openPlainServer(receive: RequestListener = say(nothingFound)): Promise<Server> {
  const counted = count(receive);
  const server = createServer(counted.receive);
  const connections = countConnections(server);
  return { url: `http://127.0.0.1:${await listen(server)}`, requests: counted.requests, connections };
}

export function trusted(): Identity {
  return issue(worldAuthority, ['127.0.0.1']);
}

function count(receive: RequestListener): { readonly receive: RequestListener; readonly requests: () => number } {
  let requests = 0;
  return {
    requests: () => requests,
    receive: (request, response) => {
      requests += 1;
      // The answer may come before the body was read, but never the end of the connection.
      request.resume().on('end', () => receive(request, response));
    },
  };
}

function countConnections(server: { on(event: 'connection', listener: () => void): unknown }): () => number {
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  return () => connections;
}
