import { connect } from 'node:net';
import type { Pool } from 'undici';
import type { Malformed } from './requests.ts';

/** What came back; undefined when the connection ended without an answer. */
export interface Returned {
  readonly status: number;
  readonly text: string;
}

/** Sends a request whole, through the pool. */
export async function send(pool: Pool, { verb, path, contentType, body }: Malformed): Promise<Returned> {
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  const response = await pool.request({ method: verb as 'POST', path, headers, body });
  return { status: response.statusCode, text: await response.body.text() };
}

/** Sends a request that breaks off before its promised end. */
export function breakOff(
  url: string,
  { verb, path, contentType, body, missing }: Malformed,
): Promise<Returned | undefined> {
  const { hostname, port } = new URL(url);
  const head = [
    `${verb} ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    `Content-Length: ${body.length + missing}`,
  ];
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(firstAnswer(received)));
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  });
}

/** A gateway may answer before it finds out that the rest is missing, and complain of that afterwards. */
function firstAnswer(received: string): Returned | undefined {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1];
  if (status === undefined) return undefined;
  const start = received.indexOf('\r\n\r\n') + 4;
  const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
  return { status: Number(status), text: received.slice(start, start + length) };
}
