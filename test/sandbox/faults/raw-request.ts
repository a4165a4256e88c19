import { once } from 'node:events';
import { connect } from 'node:net';
import { sign } from '../../../protocol/signature.ts';
import { encodeForm, type Parameters, processPath, secret } from '../client.ts';

/** What came back over a bare socket. */
export interface Raw {
  /** Every byte, as text. */
  readonly text: string;
  /** `ECONNRESET` when the connection was reset; undefined when it just ended. */
  readonly error: string | undefined;
}

/** Sends a signed request over a socket of its own and reads until the connection is over, so that nothing is smoothed. */
export async function sendRaw(url: string, parameters: Parameters, path = processPath): Promise<Raw> {
  const { hostname, port } = new URL(url);
  const signed = { ...parameters, HASH: sign(parameters, secret) };
  const body = encodeForm(String(parameters['OPERATIONTYPE']), signed);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  let error: string | undefined;
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', (problem: NodeJS.ErrnoException) => {
    error = problem.code;
  });
  await once(socket, 'connect');
  socket.write(
    [
      `POST ${path} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  await new Promise((resolve) => socket.once('close', resolve));
  return { text: Buffer.concat(chunks).toString('utf8'), error };
}

/** Status, head and body of an answer that is whole enough to have them. */
export function readRaw({ text }: Raw): { status: number; head: string; body: string } {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body };
}
