import { describe, expect, it } from 'vitest';
import { certificate as proxyCertificate } from '../gateway/fixtures/certificate.ts';
import { openProxy } from '../gateway/proxy.ts';
import { openSocksProxy } from '../gateway/socks.ts';
import { inspect, summarize, worldAuthority } from './inspect.ts';
import { proxyLogin, withLogin } from './scenarios/proxy.ts';
import { openPlainServer, openSecureServer } from './servers.ts';

const heard = [
  'passed clockFine',
  'passed signatureAccepted',
  'passed addressAllowed',
  'passed accountActive',
] as const;

const authorities = [worldAuthority.cert, proxyCertificate];

const address = (url: string) => new URL(url).host;

describe('a line in order is found so, with one request to the gateway', () => {
  it('straight', async () => {
    const server = await openSecureServer();
    const { report } = await inspect(server.url);
    expect(summarize(report)).toEqual([
      'passed nameFound',
      'passed proxyNone',
      'passed connected',
      'passed certificateTrusted',
      ...heard,
    ]);
    expect(report.host).toBe(address(server.url));
    expect(server.requests()).toBe(1);
  });

  it.each(['http', 'https'] as const)(
    'through the tunnel of a proxy that wants a login (proxy: %s)',
    async (scheme) => {
      const server = await openSecureServer();
      const proxy = await openProxy(undefined, scheme);
      const { report } = await inspect(server.url, { proxy: withLogin(proxy.url), authorities });
      expect(summarize(report)).toEqual([
        'skipped nameLeftToProxy',
        'passed proxyUsed',
        'passed connected',
        'passed certificateTrusted',
        ...heard,
      ]);
      expect(report.steps[1]?.details).toEqual({ proxy: address(proxy.url), proxyKind: scheme });
      // Once to look, once by the gateway client, which both have to log in.
      const connect = `CONNECT ${address(server.url)}`;
      expect(proxy.asked).toEqual([connect, connect]);
      const login = Buffer.from(`${proxyLogin.user}:${proxyLogin.password}`).toString('base64');
      expect(proxy.heads.map((head) => head['proxy-authorization'])).toEqual([`Basic ${login}`, `Basic ${login}`]);
      expect(server.requests()).toBe(1);
    },
  );

  it('by SOCKS 5, where only the gateway client sees the certificate', async () => {
    const server = await openSecureServer();
    const { url } = await openSocksProxy();
    const { report } = await inspect(server.url, { proxy: url });
    expect(summarize(report)).toEqual([
      'skipped nameLeftToProxy',
      'passed proxyUsed',
      'skipped notJudged',
      'skipped notJudged',
      ...heard,
    ]);
    expect(server.requests()).toBe(1);
  });

  it('by SOCKS 5 not at all when the certificate is good for nobody', async () => {
    const server = await openSecureServer();
    const { url } = await openSocksProxy();
    const { report } = await inspect(server.url, { proxy: url, authorities: [] });
    expect(summarize(report)).toContain('failed notSent');
    expect(server.requests()).toBe(0);
  });

  it('forwarded to a gateway on this machine', async () => {
    const server = await openPlainServer();
    const proxy = await openProxy();
    const { report } = await inspect(server.url, { proxy: proxy.url });
    expect(summarize(report)).toEqual([
      'skipped nameLeftToProxy',
      'passed proxyUsed',
      'skipped notJudged',
      'passed plainLoopback',
      ...heard,
    ]);
    expect(proxy.asked).toEqual([`POST ${server.url}/front/service/rest/export`]);
    expect(server.requests()).toBe(1);
  });
});
