import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumOrigin } from '../../../../main/hosts/chromium.ts';
import { patient } from '../../../patient.ts';
import { type Outside, openOutside } from './outside.ts';
import { installed, openReal, type RealWindow } from './real.ts';

const home = `${chromiumOrigin}/`;
const ends: (() => void | Promise<void>)[] = [];
let outside: Outside;
let window: RealWindow;

/** Runs the probe in a page. */
async function tryEveryWay(page: Page): Promise<Record<string, string>> {
  const probe = readFileSync(join(import.meta.dirname, 'probe.js'), 'utf8').replace(/;\s*$/, '');
  const { url, datagramPort } = outside;
  return page.evaluate(`(${probe})(${JSON.stringify({ url, datagramPort })})`);
}

describe.skipIf(!installed)('a page in a real Chromium', () => {
  beforeAll(async () => {
    outside = await openOutside();
    window = await openReal({ atEnd: (clean) => void ends.unshift(clean) });
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await outside.close();
  });
  beforeEach(() => outside.forget());

  it('could reach the outside if it were let: from here it can be reached', async () => {
    expect((await fetch(`${outside.url}/hello`)).status).toBe(200);
    const socket = createSocket('udp4');
    socket.send('hello', outside.datagramPort, '127.0.0.1');
    await expect.poll(() => outside.datagrams, patient).toBe(1);
    socket.close();
    await once(socket, 'close');
    expect(outside.requests).toEqual(['/hello']);
  });

  it('could reach it by every way that is tried below, in a browser of its own', async () => {
    const words = ['--no-sandbox'];
    const browser = await chromium.launch({ executablePath: installed ?? '', headless: true, args: words });
    const page = await browser.newPage();
    await page.goto(outside.url);
    outside.forget();
    const outcomes = await tryEveryWay(page);
    await browser.close();
    expect(outcomes['fetch']).toBe('answered 200');
    const ways = ['fetch', 'beacon', 'image', 'script', 'style', 'frame', 'media', 'object', 'socket', 'events'];
    for (const way of [...ways, 'worker', 'worker-socket', 'preload', 'prefetch']) {
      expect(outside.requests, way).toContain(`/${way}`);
    }
    expect(outside.datagrams).toBeGreaterThan(0);
  });

  it('reaches nothing, under its policy', async () => {
    const outcomes = await tryEveryWay(window.page);
    expect([outside.requests, outside.connections, outside.datagrams]).toEqual([[], 0, 0]);
    expect(outcomes).toMatchObject({ image: 'refused', script: 'refused', fetch: expect.stringMatching(/^refused/) });
  });

  it('reaches nothing either where its policy is switched off: interception and dead ends do not need it', async () => {
    const session = await window.session();
    await session.send('Page.setBypassCSP', { enabled: true });
    await window.page.goto(home);
    const outcomes = await tryEveryWay(window.page);
    await session.send('Page.setBypassCSP', { enabled: false });
    await session.detach();
    await window.page.goto(home);
    expect([outside.requests, outside.connections, outside.datagrams]).toEqual([[], 0, 0]);
    expect(outcomes).toMatchObject({ image: 'refused', script: 'refused', worker: 'refused', socket: 'refused' });
  });

  const departures: Record<string, string> = {
    'by its address': 'location.href = "URL/address"',
    'by a link':
      'document.body.append(Object.assign(document.createElement("a"), { href: "URL/link" })); document.links[0].click()',
    'by a form':
      'document.body.innerHTML += `<form action="URL/form" method="post"></form>`; document.forms[0].submit()',
    'by a refresh': 'document.head.innerHTML += `<meta http-equiv="refresh" content="0; url=URL/refresh">`',
    'by a second window': 'open("URL/window")',
    'to another site': 'location.href = "https://be2bill-console.invalid.evil.example/"',
    'to an empty page': 'location.href = "about:blank"',
  };
  for (const [name, depart] of Object.entries(departures)) {
    it(`stays at home when it tries to leave ${name}`, async () => {
      await window.page.evaluate('globalThis.mark = "the same page"');
      await window.page.evaluate(`{ ${depart.replaceAll('URL', outside.url)} }`).catch(() => undefined);
      await window.page.waitForTimeout(300);
      // What needs no request cannot be refused: the page was left and loaded again, with what was typed in it lost.
      const kept = name === 'to an empty page' ? undefined : 'the same page';
      const inPage = (text: string) => window.page.evaluate(text).catch(() => 'between two pages');
      await expect.poll(() => inPage('globalThis.mark'), patient).toBe(kept);
      await expect.poll(() => window.page.url(), patient).toBe(home);
      await expect.poll(() => inPage('document.body.innerText'), patient).toBe('Hello');
      await window.page.goto(home);
      expect(window.page.context().pages()).toEqual([window.page]);
      expect([outside.requests, outside.connections]).toEqual([[], 0]);
    });
  }

  it('is brought home from where only a person can go, and sees no file', async () => {
    const session = await window.session();
    for (const url of ['file:///etc/hostname', 'chrome://version/', 'data:text/html,away', `${outside.url}/typed`]) {
      await session.send('Page.navigate', { url }).catch(() => undefined);
      await window.page.waitForTimeout(200);
      await expect.poll(() => window.page.url(), patient).toBe(home);
    }
    const text = () => window.page.evaluate('document.body?.innerText').catch(() => '');
    await expect.poll(text, patient).toBe('Hello');
    expect(outside.requests).toEqual([]);
  });
});
