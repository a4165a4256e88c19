import { createServer, type Socket } from 'node:net';
import { findClosedPort } from '../../gateway/listen.ts';
import { openSockets } from '../../gateway/origin.ts';
import { openProxy } from '../../gateway/proxy.ts';
import { type Inspection, type InspectOptions, impatience, inspect } from '../inspect.ts';
import { openSecureServer } from '../servers.ts';
import type { Scenarios } from './scenario.ts';

/** What a proxy is told, and nobody else. */
export const proxyLogin = { user: 'clerk-7f3a', password: 'pr0xy#Door%9' };

/** The address of a proxy with its login in it, as a system's settings hold it. */
export function withLogin(url: string): string {
  const { user, password } = proxyLogin;
  return url.replace('://', `://${user}:${encodeURIComponent(password)}@`);
}

/** A gateway in order, behind a proxy that welcomes one in its own way. */
async function behind(proxy: string, options: InspectOptions = {}): Promise<Inspection> {
  return inspect((await openSecureServer()).url, { proxy: withLogin(proxy), ...options });
}

const answering = (head: string) => async () => {
  const { url } = await openProxy((socket: Socket) => socket.end(`HTTP/1.1 ${head}\r\ncontent-length: 0\r\n\r\n`));
  return url;
};

const loginWanted = answering(
  `407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="${proxyLogin.user}, for ${proxyLogin.password}"`,
);

type Finding =
  | 'proxyNone'
  | 'proxyUsed'
  | 'proxySettingsUnreadable'
  | 'proxyKindUnsupported'
  | 'proxyUnreachable'
  | 'proxySilent'
  | 'proxyHungUp'
  | 'proxyCertificateUntrusted'
  | 'proxyRefused'
  | 'proxyLoginWanted'
  | 'proxyLoginRefused'
  | 'proxyLoginUnsupported'
  | 'proxyCannotReach';

export const proxyScenarios: Scenarios<Finding> = {
  proxyNone: {
    step: 'proxy',
    outcome: 'passed',
    inspect: async () => inspect((await openSecureServer()).url),
  },
  proxyUsed: {
    step: 'proxy',
    outcome: 'passed',
    details: { proxyKind: 'http' },
    inspect: async () => behind((await openProxy()).url),
  },
  proxySettingsUnreadable: {
    step: 'proxy',
    outcome: 'failed',
    inspect: () => behind('http://127.0.0.1:99999'),
  },
  proxyKindUnsupported: {
    step: 'proxy',
    outcome: 'failed',
    details: { proxyKind: 'socks4' },
    inspect: () => behind('socks4://127.0.0.1:1080'),
  },
  proxyUnreachable: {
    step: 'proxy',
    outcome: 'failed',
    details: { reason: 'ECONNREFUSED' },
    inspect: async () => behind(`http://127.0.0.1:${await findClosedPort(createServer())}`),
  },
  proxySilent: {
    step: 'proxy',
    outcome: 'failed',
    inspect: async () => behind((await openProxy(() => {})).url, { patience: impatience }),
  },
  proxyHungUp: {
    step: 'proxy',
    outcome: 'failed',
    details: { reason: 'ECONNRESET' },
    inspect: async () => behind((await openProxy((socket) => socket.end())).url),
  },
  proxyCertificateUntrusted: {
    step: 'proxy',
    outcome: 'failed',
    details: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT', proxyKind: 'https' },
    inspect: async () => behind((await openProxy(undefined, 'https')).url),
  },
  proxyRefused: {
    step: 'proxy',
    outcome: 'failed',
    details: { status: 403 },
    inspect: async () => behind(await answering('403 Forbidden')()),
  },
  proxyLoginWanted: {
    step: 'proxy',
    outcome: 'failed',
    details: { status: 407, logins: 'Basic' },
    inspect: async () => inspect((await openSecureServer()).url, { proxy: await loginWanted() }),
  },
  proxyLoginRefused: {
    step: 'proxy',
    outcome: 'failed',
    details: { status: 407, logins: 'Basic' },
    inspect: async () => behind(await loginWanted()),
  },
  proxyLoginUnsupported: {
    step: 'proxy',
    outcome: 'failed',
    details: { status: 407, logins: 'Negotiate, NTLM' },
    inspect: async () =>
      behind(await answering('407 No\r\nproxy-authenticate: Negotiate\r\nproxy-authenticate: NTLM TlRMTVNTUAAC==')()),
  },
  proxyCannotReach: {
    step: 'connection',
    outcome: 'failed',
    details: { status: 502 },
    inspect: async () => behind(await answering('502 Bad Gateway')()),
  },
};

/** A SOCKS proxy that is there and lets nobody in: of all ways to log in it takes none (RFC 1928). */
export async function openSullenSocks(): Promise<string> {
  return `socks5://${await openSockets((socket) => socket.once('data', () => socket.write(Buffer.from([5, 0xff]))))}`;
}
