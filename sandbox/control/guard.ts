import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request to the control API is turned away. */
export interface Rejection {
  readonly status: 401 | 403;
  readonly error: string;
}

/**
 * Lets in who calls from this machine, by a name of this machine, and brings the token. A web page that had its own name
 * point here would call by that name, and say in Origin where it comes from: both are refused (DNS rebinding).
 */
export function guard({ headers, socket }: IncomingMessage, token: string): Rejection | undefined {
  if (!isLoopbackAddress(socket.remoteAddress ?? ''))
    return { status: 403, error: 'The control API is for this machine.' };
  const host = headers.host ?? '';
  if (!isLoopbackName(host)) return { status: 403, error: `The control API does not answer to the name "${host}".` };
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    return { status: 403, error: 'The control API does not answer to other web pages.' };
  }
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  if (!isSame(given, token))
    return { status: 401, error: 'Authorization: Bearer … with the token "control" is missing or wrong.' };
  return undefined;
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function isLoopbackName(host: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host);
}

function isSame(one: string, other: string): boolean {
  const [given, expected] = [Buffer.from(one), Buffer.from(other)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
