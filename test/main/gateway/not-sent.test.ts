import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../../main/gateway/gateway.ts';
import { fillBacklog } from './full-backlog.ts';
import { findClosedPort } from './listen.ts';
import { openOrigin, openSockets } from './origin.ts';
import { openProxy, type Welcome } from './proxy.ts';
import { ample, blindLatch, notSent, patience, sendTo, trustingAgents } from './send.ts';

interface Scenario {
  readonly url: string;
  readonly options?: Partial<GatewayOptions>;
}

const impatient = { connect: 5_000, headers: 5_000, total: 200 };
const unreachable = async () => `127.0.0.1:${await findClosedPort(createServer())}`;

async function behindProxy(welcome: Welcome): Promise<Scenario> {
  const { url } = await openProxy(welcome);
  return through(url);
}

/** A gateway that would take the request at once, if only the way to it were open. */
async function through(proxy: string): Promise<Scenario> {
  const origin = await openOrigin(undefined, 'https');
  return { url: origin.url, options: { agents: trustingAgents(), proxyFor: async () => proxy } };
}

const scenarios: Readonly<Record<string, () => Promise<Scenario>>> = {
  'nobody listens': async () => ({ url: `http://${await unreachable()}` }),
  'there is no such name': async () => ({ url: 'https://be2bill.invalid/' }),
  'the address makes no sense': async () => ({ url: 'http://127.0.0.1:99999/' }),
  'TLS is begun and never answered': async () => ({ url: `https://${await openSockets(() => {})}` }),
  'the handshake is cut': async () => ({
    url: `https://${await openSockets((socket) => socket.once('data', () => socket.resetAndDestroy()))}`,
  }),
  'the other side does not speak TLS': async () => ({
    url: `https://${await openSockets((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))}`,
  }),
  'the certificate is not trusted': async () => ({ url: (await openOrigin(undefined, 'https')).url }),
  'the certificate is for another name': async () => ({
    url: (await openOrigin(undefined, 'https')).url.replace('127.0.0.1', 'localhost'),
    options: { agents: trustingAgents() },
  }),
  'the time runs out before there is a connection': async () => ({
    url: `https://${await openSockets(() => {})}`,
    options: { patience: impatient },
  }),
  'nobody says which proxy to take': async () => ({
    url: (await openOrigin()).url,
    options: { patience: impatient, proxyFor: () => new Promise(() => {}) },
  }),
  'asking for the proxy fails': async () => ({
    url: (await openOrigin()).url,
    options: { proxyFor: () => Promise.reject(new Error('no window')) },
  }),
  'the proxy is not there': async () => through(`http://${await unreachable()}`),
  'the proxy wants a login': () =>
    behindProxy((socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: NTLM\r\ncontent-length: 0\r\n\r\n'),
    ),
  'the proxy cannot reach the gateway': () =>
    behindProxy((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n')),
  'the proxy hangs up': () => behindProxy((socket) => socket.end()),
  'the proxy breaks off': () => behindProxy((socket) => socket.resetAndDestroy()),
  'the proxy never answers': () => behindProxy(() => {}),
  'the proxy promises a tunnel and cuts it': () =>
    behindProxy((socket) => socket.end('HTTP/1.1 200 Connection established\r\n\r\n')),
  'a SOCKS proxy hangs up': async () =>
    through(`socks5://${await openSockets((socket) => socket.once('data', () => socket.end()))}`),
};

describe('not sent, as the latch proves', () => {
  it.each(Object.entries(scenarios))('%s', async (_name, prepare) => {
    const { url, options } = await prepare();
    const begun = performance.now();
    expect(await sendTo(url, { patience, ...options })).toEqual(notSent);
    expect(performance.now() - begun).toBeLessThan(ample.total / 2);

    const again = await prepare();
    const blind = await sendTo(again.url, { patience, ...again.options, openLatch: blindLatch('begun') });
    expect(blind).toMatchObject({ kind: 'unknown' });
  });

  it('a connection that never comes about, long before the time for all is up', async () => {
    const url = `https://${await openSockets(() => {})}`;
    const begun = performance.now();
    expect(await sendTo(url, { patience: { ...ample, connect: 200 } })).toEqual(notSent);
    expect(performance.now() - begun).toBeLessThan(ample.total / 2);
  });

  it.skipIf(process.platform !== 'linux')('nobody takes the connection from a full queue (Linux)', async () => {
    const url = `http://127.0.0.1:${await fillBacklog()}/`;
    expect(await sendTo(url, { patience })).toEqual(notSent);
    expect(await sendTo(url, { patience, openLatch: blindLatch('begun') })).toMatchObject({ kind: 'unknown' });
  });
});
