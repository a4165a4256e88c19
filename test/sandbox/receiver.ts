import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** A request as a shop's server saw it. */
export interface Seen {
  readonly verb: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** The form in the body, or in the address of a GET. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A shop's own server, which ends with the test. */
export interface Receiver {
  readonly url: string;
  readonly seen: Seen[];
}

type React = (response: ServerResponse, seen: Seen, number: number) => void;

/** Answers `OK` unless it is told how else to react; `number` counts the requests from 1. */
export async function openReceiver(react: React = (response) => response.end('OK')): Promise<Receiver> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const form = request.method === 'GET' ? query : body.toString('utf8');
    const { method: verb = '', headers } = request;
    const fields = Object.fromEntries(new URLSearchParams(form));
    seen.push({ verb, path, query, headers, body, fields });
    react(response, seen[seen.length - 1] as Seen, seen.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/ipn`, seen };
}
