import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRoute } from '../../../../main/connection/route.ts';
import { openGateway } from '../../../../main/gateway/gateway.ts';
import { readProxyList } from '../../../../main/hosts/electron/proxy.ts';
import { ample } from '../../gateway/send.ts';
import { createHost, openHost } from './start.ts';

describe('Chromium’s list of proxies', () => {
  const lists: Record<string, string | undefined> = {
    DIRECT: undefined,
    '': undefined,
    'PROXY proxy.example:3128': 'http://proxy.example:3128',
    'PROXY proxy.example:3128; DIRECT': 'http://proxy.example:3128',
    'DIRECT; PROXY proxy.example:3128': undefined,
    'HTTPS proxy.example:443': 'https://proxy.example:443',
    'SOCKS proxy.example:1080': 'socks4://proxy.example:1080',
    'SOCKS5 proxy.example:1080;PROXY other.example:8080': 'socks5://proxy.example:1080',
    'proxy lower.example:8080': 'http://lower.example:8080',
    '  PROXY   spaces.example:8080  ': 'http://spaces.example:8080',
    'PROXY [::1]:3128': 'http://[::1]:3128',
    'SOCKS4 proxy.example:1080': 'socks4://proxy.example:1080',
    'QUIC proxy.example:443': 'quic://proxy.example:443',
    PROXY: undefined,
    ';;;': undefined,
  };
  for (const [list, proxy] of Object.entries(lists)) {
    it(`“${list}” means ${proxy ?? 'none'}`, () => {
      expect(readProxyList(list)).toBe(proxy);
    });
  }

  it('names a kind that the gateway client does not speak, which then sends nothing and says which it is', async () => {
    let connections = 0;
    const proxy = createServer((socket) => {
      connections += 1;
      socket.on('error', () => {}).destroy();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void proxy.close());
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const send = async (list: string) => {
      const gateway = openGateway({ proxyFor: async () => readProxyList(list), patience: ample });
      onTestFinished(() => gateway.close());
      return gateway.send({ url: 'https://gateway.invalid/', method: 'refund', parameters: {} });
    };
    for (const kind of ['SOCKS', 'SOCKS4', 'QUIC']) {
      expect(await send(`${kind} 127.0.0.1:${port}`)).toEqual({ kind: 'notSent', cause: 'notConnected' });
    }
    expect(connections).toBe(0);
    expect(await send(`PROXY 127.0.0.1:${port}`)).toMatchObject({ kind: 'notSent' });
    expect(connections).toBe(1);
    expect(readRoute(readProxyList('SOCKS proxy.example:1080'))).toEqual({ kind: 'unsupported', scheme: 'socks4' });
  });

  it('comes from the system’s settings, by the default session', async () => {
    const { fake, host } = await openHost({ proxyList: 'PROXY proxy.example:3128' });
    expect(await host.proxyFor('https://secure-test.be2bill.com/')).toBe('http://proxy.example:3128');
    expect(fake.record.of('session.resolveProxy')).toEqual([['https://secure-test.be2bill.com/']]);
    const failing = await createHost({ proxySettings: 'fail' });
    failing.fake.app.becomeReady();
    await expect(failing.host.proxyFor('https://secure-test.be2bill.com/')).rejects.toThrow();
    const direct = await openHost({ proxyList: 'DIRECT' });
    expect(await direct.host.proxyFor('https://secure-test.be2bill.com/')).toBeUndefined();
  });
});
