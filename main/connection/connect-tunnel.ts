import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { quote } from './quote.ts';
import { describeProxy, type ProxyServer } from './route.ts';
import { readCode } from './socket.ts';
import { type Target, writeAddress } from './target.ts';
import { fail, pass, type Verdicts } from './verdict.ts';

/** How far one comes towards the gateway. */
export interface Road {
  /** Of the steps `proxy` and `connection`. */
  readonly verdicts: Verdicts;
  /** Leads to the gateway itself. Absent where only the gateway client goes on, and where nobody does. */
  readonly socket?: Duplex;
}

/**
 * Asks an HTTP proxy for a tunnel, over a connection that already stands. Node's parser bounds the head of the
 * answer (16 KiB), and nothing behind it is read.
 */
export async function openConnectTunnel(
  line: Duplex,
  proxy: ProxyServer,
  target: Target,
  signal: AbortSignal,
): Promise<Road> {
  const address = writeAddress(target);
  // Not sooner: a start would wait for it (see inbox/listener/listen.ts).
  const { request } = await import('node:http');
  const asking = request({
    method: 'CONNECT',
    path: address,
    headers: { host: address, ...(proxy.login && { 'proxy-authorization': writeBasic(proxy.login) }) },
    setHost: false,
    createConnection: () => line,
  });
  asking.on('error', () => {});
  try {
    const answered = once(asking, 'connect', { signal });
    asking.end();
    const [response, socket, rest] = (await answered) as [IncomingMessage, Duplex, Buffer];
    socket.on('error', () => {});
    if (response.statusCode !== 200) {
      socket.destroy();
      return { verdicts: judgeRefusal(response, proxy) };
    }
    if (rest.length > 0) socket.unshift(rest);
    return { verdicts: { proxy: pass('proxyUsed', describeProxy(proxy)), connection: pass('connected') }, socket };
  } catch (failure) {
    line.destroy();
    const details = { ...describeProxy(proxy), reason: signal.aborted ? 'ETIMEDOUT' : readCode(failure) };
    return { verdicts: { proxy: fail(signal.aborted ? 'proxySilent' : 'proxyHungUp', details) } };
  }
}

/** RFC 7617, in UTF-8 as the gateway client writes it. */
function writeBasic({ user, password }: NonNullable<ProxyServer['login']>): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** The gateway client knows one way to log in, Basic; NTLM and Kerberos tie a login to a connection that it does not keep. */
function judgeRefusal({ statusCode: status = 0, headers }: IncomingMessage, proxy: ProxyServer): Verdicts {
  const described = describeProxy(proxy);
  const details = { ...described, status };
  if (status === 502 || status === 503 || status === 504) {
    return { proxy: pass('proxyUsed', described), connection: fail('proxyCannotReach', details) };
  }
  if (status !== 407) return { proxy: fail('proxyRefused', details) };
  const logins = readLogins(headers['proxy-authenticate']);
  const named = { ...details, logins: quote(logins.join(', ')) };
  if (logins.length > 0 && !logins.some((login) => login.toLowerCase() === 'basic')) {
    return { proxy: fail('proxyLoginUnsupported', named) };
  }
  return { proxy: fail(proxy.login ? 'proxyLoginRefused' : 'proxyLoginWanted', named) };
}

/** The names in `Negotiate, Basic realm="a, b"`: of each entry the first word, unless it is the name of a value. */
function readLogins(offered = ''): readonly string[] {
  const entries = offered.replace(/"(?:[^"\\]|\\.)*"/g, '""').split(',');
  return [...new Set(entries.flatMap((entry) => /^\s*([\w-]+)(?!\s*=)(?:\s|$)/.exec(entry)?.[1] ?? []))];
}
