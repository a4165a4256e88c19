import { describe, expect, it } from 'vitest';
import { readProxyList } from '../../../../main/hosts/electron/proxy.ts';
import { openHost } from './start.ts';

describe('Chromium’s list of proxies', () => {
  const lists: Record<string, string | undefined> = {
    DIRECT: undefined,
    '': undefined,
    'PROXY proxy.example:3128': 'http://proxy.example:3128',
    'PROXY proxy.example:3128; DIRECT': 'http://proxy.example:3128',
    'DIRECT; PROXY proxy.example:3128': undefined,
    'HTTPS proxy.example:443': 'https://proxy.example:443',
    'SOCKS proxy.example:1080': 'socks5://proxy.example:1080',
    'SOCKS5 proxy.example:1080;PROXY other.example:8080': 'socks5://proxy.example:1080',
    'proxy lower.example:8080': 'http://lower.example:8080',
    '  PROXY   spaces.example:8080  ': 'http://spaces.example:8080',
    'PROXY [::1]:3128': 'http://[::1]:3128',
    'SOCKS4 proxy.example:1080': undefined,
    'QUIC proxy.example:443': undefined,
    PROXY: undefined,
    ';;;': undefined,
  };
  for (const [list, proxy] of Object.entries(lists)) {
    it(`“${list}” means ${proxy ?? 'none'}`, () => {
      expect(readProxyList(list)).toBe(proxy);
    });
  }

  it('comes from the system’s settings, by the default session', async () => {
    const { fake, host } = await openHost({ proxyList: 'PROXY proxy.example:3128' });
    expect(await host.proxyFor('https://secure-test.be2bill.com/')).toBe('http://proxy.example:3128');
    expect(fake.record.of('session.resolveProxy')).toEqual([['https://secure-test.be2bill.com/']]);
    const direct = await openHost({ proxyList: 'DIRECT' });
    expect(await direct.host.proxyFor('https://secure-test.be2bill.com/')).toBeUndefined();
  });
});
