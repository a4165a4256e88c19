import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeRelay } from '../../../../main/inbox/listener/senders.ts';
import { notify, payment } from '../samples.ts';
import { openListener, say } from './open-listener.ts';

const here = { localAddress: '127.0.0.1', localPort: 8080 };
const place = { address: '127.0.0.1', publicHost: 'hooks.example.com' };

const judge = (rawHeaders: readonly string[], url = '/', socket = here, at: Partial<typeof place> = place) =>
  mayBeRelay({ rawHeaders: [...rawHeaders], url, socket }, { ...place, ...at });

describe('who may bring a notification', () => {
  it.each([
    ['127.0.0.1:8080'],
    ['localhost:8080'],
    ['LOCALHOST:8080'],
    ['hooks.example.com'],
    ['Hooks.Example.Com:443'],
  ])('a relay that says %s as Host', (host) => {
    expect(judge(['Host', host, 'User-Agent', 'Java'])).toBe(true);
  });

  it.each([
    'evil.example',
    'evil.example:8080',
    '127.0.0.1',
    '127.0.0.1:8081',
    '127.0.0.1.evil.example:8080',
    'localhost.evil.example:8080',
    'localhost.:8080',
    'localhost',
    'hooks.example.com.evil.example',
    'evil-hooks.example.com',
    'user@127.0.0.1:8080',
    '127.1:8080',
    '2130706433:8080',
    '0.0.0.0:8080',
    '[::1]:8080',
    '127.0.0.1:8080, evil.example',
    '127.0.0.1:8080 ',
    '',
  ])('nobody who says %j', (host) => {
    expect(judge(['Host', host])).toBe(false);
  });

  it('nobody who says no Host, or two', () => {
    expect(judge([])).toBe(false);
    expect(judge(['Host', '127.0.0.1:8080', 'host', '127.0.0.1:8080'])).toBe(false);
    expect(judge(['Host', 'evil.example', 'Host', '127.0.0.1:8080'])).toBe(false);
  });

  it('nobody whose address is absolute, whatever Host says', () => {
    for (const url of ['http://evil.example/', 'http://127.0.0.1:8080/', '//evil.example/', '*', '']) {
      expect(judge(['Host', '127.0.0.1:8080'], url), url).toBe(url === '//evil.example/');
    }
  });

  it.each([
    'Origin',
    'ORIGIN',
    'Sec-Fetch-Site',
    'sec-fetch-mode',
    'Sec-WebSocket-Key',
    'Access-Control-Request-Method',
  ])('no browser, which says %s', (name) => {
    for (const value of ['null', 'none', 'http://127.0.0.1:8080', '']) {
      expect(judge(['Host', '127.0.0.1:8080', name, value])).toBe(false);
    }
  });

  it('a relay that is written with Node’s fetch, and no page’s', () => {
    const host = ['Host', '127.0.0.1:8080'];
    expect(judge([...host, 'Sec-Fetch-Mode', 'cors'])).toBe(true);
    expect(judge([...host, 'Sec-Fetch-Mode', 'no-cors'])).toBe(false);
    expect(judge([...host, 'Sec-Fetch-Mode', 'cors', 'Sec-Fetch-Site', 'same-origin'])).toBe(false);
  });

  it('on an address of the network: that one, and never localhost', () => {
    const reached = { localAddress: '::ffff:192.0.2.7', localPort: 8080 };
    const wide = { address: '0.0.0.0' };
    expect(judge(['Host', '192.0.2.7:8080'], '/', reached, wide)).toBe(true);
    expect(judge(['Host', '0.0.0.0:8080'], '/', reached, wide)).toBe(true);
    for (const host of ['localhost:8080', '127.0.0.1:8080', '192.0.2.8:8080', 'console.example:8080']) {
      expect(judge(['Host', host], '/', reached, wide), host).toBe(false);
    }
  });

  it('on IPv6, in whatever way its address is written', () => {
    const six = { localAddress: '::1', localPort: 8080 };
    for (const host of ['[::1]:8080', '[0:0:0:0:0:0:0:1]:8080', 'localhost:8080']) {
      expect(judge(['Host', host], '/', six, { address: '::1' }), host).toBe(true);
    }
    expect(judge(['Host', '[::2]:8080'], '/', six, { address: '::1' })).toBe(false);
  });

  it('never another name, whatever it is', () => {
    const name = fc.oneof(fc.domain(), fc.ipV4(), fc.string(), fc.webAuthority());
    const own = new Set(['127.0.0.1:8080', 'localhost:8080']);
    fc.assert(
      fc.property(name, (host) => {
        fc.pre(!own.has(host.toLowerCase()) && !/^hooks\.example\.com(:\d{1,5})?$/i.test(host));
        expect(judge(['Host', host])).toBe(false);
      }),
    );
  });
});

describe('on a real socket', () => {
  const body = notify(payment);
  const post = (lines: readonly string[], target = '/') =>
    `POST ${target} HTTP/1.1\r\n${lines.map((line) => `${line}\r\n`).join('')}Content-Length: ${body.length}\r\n\r\n${body}`;

  it.each<[string, number, (host: string) => string]>([
    ['a right notification', 200, (host) => post([`Host: ${host}`])],
    ['the same with an Origin', 403, (host) => post([`Host: ${host}`, 'Origin: https://shop.example'])],
    ['with an Origin of null', 403, (host) => post([`Host: ${host}`, 'Origin: null'])],
    ['with the listener as Origin', 403, (host) => post([`Host: ${host}`, `Origin: http://${host}`])],
    ['with Sec-Fetch-Site', 403, (host) => post([`Host: ${host}`, 'Sec-Fetch-Site: none'])],
    [
      'with Origin behind three thousand headers',
      403,
      (host) => post([`Host: ${host}`, ...Array(3000).fill('a:'), 'Origin: x']),
    ],
    ['for another host', 403, () => post(['Host: rebound.example'])],
    ['for two hosts', 403, (host) => post([`Host: ${host}`, 'Host: rebound.example'])],
    ['for no host', 400, () => post([])],
    ['for another host in its address', 403, (host) => post([`Host: ${host}`], 'http://rebound.example/')],
    ['as what no relay sends', 415, (host) => post([`Host: ${host}`, 'Content-Type: multipart/form-data; boundary=x'])],
    ['packed', 415, (host) => post([`Host: ${host}`, 'Content-Encoding: gzip'])],
    ['a preflight', 405, (host) => `OPTIONS / HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://shop.example\r\n\r\n`],
    ['of two lengths', 400, (host) => post([`Host: ${host}`, 'Content-Length: 3'])],
    ['of a length and chunks', 400, (host) => post([`Host: ${host}`, 'Transfer-Encoding: chunked'])],
  ])('%s is answered %i', async (_, status, write) => {
    const { port, rows } = await openListener();
    expect(await say(port, write(`127.0.0.1:${port}`))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(rows('transactions')).toHaveLength(status === 200 ? 1 : 0);
    expect(rows('refused_notifications')).toEqual([]);
  });

  it('a tunnel is known by the name that the person gave it', async () => {
    const { port, rows } = await openListener({
      at: { address: '127.0.0.1', port: 0, publicHost: 'hooks.example.com' },
    });
    expect(await say(port, post(['Host: hooks.example.com']))).toMatch(/^HTTP\/1\.1 200 /);
    expect(rows('transactions')).toHaveLength(1);
  });

  it('every address of this computer is the listener’s own where it listens on all', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const { port } = await openListener({ at: { address: '0.0.0.0', port: 0 } });
    for (const { address, family } of addresses.filter(({ family }) => family === 'IPv4')) {
      const answer = await say(port, post([`Host: ${address}:${port}`]), address);
      expect(answer, `${family} ${address}`).toMatch(/^HTTP\/1\.1 200 /);
    }
  });
});
