import { describe, expect, it } from 'vitest';
import { openOrigin, type Visit } from './origin.ts';
import { openProxy } from './proxy.ts';
import { ample, notSent, sendTo, trustingAgents } from './send.ts';
import { openSocksProxy } from './socks.ts';

const through = (proxy: string) => ({ agents: trustingAgents(), proxyFor: async () => proxy });
const address = (url: string) => new URL(url).host;

describe('through a proxy, one request arrives', () => {
  it.each(['http', 'https'] as const)('by CONNECT at a gateway with TLS (proxy: %s)', async (scheme) => {
    const origin = await openOrigin(undefined, 'https');
    const proxy = await openProxy(undefined, scheme);
    expect(await sendTo(origin.url, through(proxy.url))).toMatchObject({ kind: 'answered' });
    expect(proxy.asked).toEqual([`CONNECT ${address(origin.url)}`]);
    expect(origin.requests).toHaveLength(1);
  });

  it.each(['http', 'https'] as const)('forwarded to a gateway without TLS (proxy: %s)', async (scheme) => {
    const origin = await openOrigin();
    const proxy = await openProxy(undefined, scheme);
    expect(await sendTo(origin.url, through(proxy.url))).toMatchObject({ kind: 'answered' });
    expect(proxy.asked).toEqual([`POST ${origin.url}`]);
    expect(proxy.heads[0]).toMatchObject({ connection: 'close' });
    expect(origin.requests).toHaveLength(1);
  });

  it.each(['http', 'https'] as const)('by SOCKS 5 (gateway: %s)', async (scheme) => {
    const origin = await openOrigin(undefined, scheme);
    const proxy = await openSocksProxy();
    expect(await sendTo(origin.url, through(proxy.url))).toMatchObject({ kind: 'answered' });
    expect(proxy.asked).toEqual([address(origin.url)]);
    expect(origin.requests).toHaveLength(1);
  });

  it('with a login that only the proxy sees', async () => {
    const origin = await openOrigin(undefined, 'https');
    const proxy = await openProxy();
    const login = proxy.url.replace('://', '://clerk:pass%20word@');
    expect(await sendTo(origin.url, through(login))).toMatchObject({ kind: 'answered' });
    expect(proxy.heads[0]).toMatchObject({
      'proxy-authorization': `Basic ${Buffer.from('clerk:pass word').toString('base64')}`,
    });
    expect(origin.heads[0]).not.toHaveProperty('proxy-authorization');
  });
});

describe('through a proxy, a gateway that falls silent', () => {
  const ways = [
    { way: 'CONNECT', scheme: 'https', open: () => openProxy() },
    { way: 'forwarding', scheme: 'http', open: () => openProxy() },
    { way: 'SOCKS 5', scheme: 'https', open: openSocksProxy },
  ] as const;
  const silences = [
    { when: 'at once', behave: () => {} },
    {
      when: 'in the middle',
      behave: ({ response }: Visit) => {
        response.writeHead(200).write('{"EXECCODE":');
      },
    },
  ];
  const cases = ways.flatMap((way) => silences.map((silence) => ({ ...way, ...silence })));

  it.each(cases)('is given up in time ($way, $when)', async ({ scheme, open, behave }) => {
    const origin = await openOrigin(behave, scheme);
    const { url } = await open();
    const begun = performance.now();
    const waiting = { ...ample, headers: 200 };
    const options = { ...through(url), patience: waiting, agents: trustingAgents(waiting) };
    expect(await sendTo(origin.url, options)).toEqual({ kind: 'unknown', cause: 'timedOut' });
    expect(performance.now() - begun).toBeLessThan(ample.total / 2);
    expect(origin.requests).toHaveLength(1);
  });
});

describe('a proxy that never answers', () => {
  it('is given up as soon as any other dead connection', async () => {
    const { url } = await openProxy(() => {});
    const waiting = { ...ample, connect: 200 };
    const options = { ...through(url), patience: waiting, agents: trustingAgents(waiting) };
    const begun = performance.now();
    expect(await sendTo('https://be2bill.invalid/', options)).toEqual(notSent);
    expect(performance.now() - begun).toBeLessThan(ample.total / 2);
  });
});
