import { describe, expect, it } from 'vitest';
import { blockNetwork } from '../../../../main/hosts/electron/network.ts';
import { createFakeElectron } from '../../../electron/index.ts';
import { foreignAddresses, ownAddresses } from './addresses.ts';
import { createHost, openHost, openWindowOf } from './start.ts';

const outside = [
  'https://secure-test.be2bill.com/',
  'http://127.0.0.1:8080/',
  'wss://evil.example/',
  'ws://127.0.0.1/',
];

describe('the window’s requests', () => {
  it('pass for its own page', async () => {
    const session = (await openHost()).fake.session('be2bill-console');
    for (const url of ownAddresses) expect(await session.isCancelled(url), url).toBe(false);
  });

  it('are cancelled for everything else, the gateway included', async () => {
    for (const packaged of [true, false]) {
      const session = (await openHost({ packaged })).fake.session('be2bill-console');
      for (const url of [...foreignAddresses, ...outside]) expect(await session.isCancelled(url), url).toBe(true);
    }
  });

  it('include the developer tools’ own files only where there are developer tools', async () => {
    const files = 'devtools://devtools/bundled/devtools_app.html';
    const lookalikes = [
      'devtools://devtools.evil/',
      'devtools://remote/',
      'https://evil.example/?devtools://devtools/',
    ];
    const unpackaged = (await openHost({ packaged: false })).fake.session('be2bill-console');
    const packaged = (await openHost({ packaged: true })).fake.session('be2bill-console');
    expect(await unpackaged.isCancelled(files)).toBe(false);
    expect(await packaged.isCancelled(files)).toBe(true);
    for (const url of lookalikes) expect(await unpackaged.isCancelled(url), url).toBe(true);
  });

  it('are judged without a filter that something could slip past, before the window is made', async () => {
    const { names } = (await openHost()).fake.record;
    expect(names.filter((name) => name === 'webRequest.onBeforeRequest')).toHaveLength(1);
    expect(names.indexOf('webRequest.onBeforeRequest')).toBeLessThan(names.indexOf('new BrowserWindow'));
  });
});

describe('what is no request', () => {
  it('ends at a proxy that cannot be, this machine’s addresses included', async () => {
    const { fake } = await openHost();
    expect(fake.record.of('session.setProxy')).toEqual([
      [
        'be2bill-console',
        { mode: 'fixed_servers', proxyRules: 'be2bill-console.invalid:1', proxyBypassRules: '<-loopback>' },
      ],
    ]);
  });

  it('leaves the default session’s proxy alone: the gateway’s way is read from there', async () => {
    const { fake } = await openHost();
    for (const [partition] of fake.record.of('session.setProxy')) expect(partition).not.toBe('');
  });

  it('sends no datagrams', async () => {
    const { fake } = await openHost();
    expect(fake.record.of('webContents.setWebRTCIPHandlingPolicy')).toEqual([['disable_non_proxied_udp']]);
  });

  it('keeps the window from opening where its proxy cannot be set, or never is', async () => {
    const started = await createHost({ proxySettings: 'fail' });
    await expect(openWindowOf(started)).rejects.toThrow(/proxy/);
    expect(started.fake.windows.size).toBe(0);
    const session = createFakeElectron({ proxySettings: 'hang' }).session('x');
    await expect(blockNetwork(session as unknown as Electron.Session, false, 10)).rejects.toThrow(/proxy/);
  });
});
