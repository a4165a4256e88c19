import { describe, expect, it } from 'vitest';
import { describeProxy, readRoute } from '../../../main/connection/route.ts';

const read = (url: string) => {
  const route = readRoute(url);
  if (route.kind !== 'proxy') throw new Error(`${route.kind}`);
  return route.proxy;
};

describe('the way that the settings choose', () => {
  it('is straight without a proxy', () => {
    expect(readRoute(undefined)).toEqual({ kind: 'direct' });
  });

  it.each([
    ['http://proxy.example:3128', 'http', 'proxy.example', 3128],
    ['http://proxy.example', 'http', 'proxy.example', 80],
    ['https://proxy.example', 'https', 'proxy.example', 443],
    ['socks5://proxy.example', 'socks5', 'proxy.example', 1080],
    ['socks://[::1]:1081', 'socks5', '::1', 1081],
  ] as const)('%s', (url, kind, hostname, port) => {
    expect(read(url)).toEqual({ kind, url, hostname, port, login: undefined });
  });

  it('holds a login and never shows it', () => {
    const proxy = read('http://clerk:pass%20word@[::1]:3128');
    expect(proxy.login).toEqual({ user: 'clerk', password: 'pass word' });
    expect(describeProxy(proxy)).toEqual({ proxy: '[::1]:3128', proxyKind: 'http' });
  });

  it.each(['', 'proxy', '//proxy', 'http://', 'http://proxy:99999', 'http://clerk:%E0%A4%A@proxy.example'])(
    'cannot be read from %j',
    (url) => {
      expect(readRoute(url)).toEqual({ kind: 'unreadable' });
    },
  );

  it.each(['socks4://proxy.example', 'quic://proxy.example', 'ftp://proxy.example'])('is not taken by %s', (url) => {
    expect(readRoute(url)).toEqual({ kind: 'unsupported', scheme: new URL(url).protocol.slice(0, -1) });
  });
});
