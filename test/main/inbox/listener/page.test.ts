import { createServer } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findBrowser } from '../../../../main/hosts/chromium/browser.ts';
import { patient } from '../../../patient.ts';
import { listen } from '../../gateway/listen.ts';
import { notify, payment } from '../samples.ts';
import { ask, ok, openListener } from './open-listener.ts';

const installed = findBrowser();

/** What a page tries with the address of the listener and a notification that is right in everything, its HASH too. */
interface Attempt {
  readonly url: string;
  readonly text: string;
}

const attempts: readonly (readonly [string, (attempt: Attempt) => unknown])[] = [
  ['fetch without CORS', ({ url, text }) => fetch(url, { method: 'POST', mode: 'no-cors', body: text })],
  [
    'fetch of a form without CORS',
    ({ url, text }) => fetch(url, { method: 'POST', mode: 'no-cors', body: new URLSearchParams(text) }),
  ],
  [
    'fetch of JSON, which asks first',
    ({ url, text }) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text }).catch(() => {}),
  ],
  ['fetch of a long address', ({ url, text }) => fetch(`${url}?${text}`, { mode: 'no-cors' })],
  ['a beacon', ({ url, text }) => navigator.sendBeacon(url, text)],
  [
    'XMLHttpRequest',
    ({ url, text }) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.send(text);
    },
  ],
  [
    'a form in a frame',
    ({ url, text }) => {
      const frame = document.createElement('iframe');
      frame.name = 'target';
      const form = document.createElement('form');
      Object.assign(form, { action: url, method: 'POST', target: 'target' });
      for (const [name, value] of new URLSearchParams(text)) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name, value });
        form.append(field);
      }
      document.body.append(frame, form);
      form.submit();
    },
  ],
  [
    'an image',
    ({ url, text }) => {
      const image = new Image();
      image.referrerPolicy = 'no-referrer';
      image.src = `${url}?${text}`;
    },
  ],
  [
    'a script',
    ({ url, text }) => {
      const script = document.createElement('script');
      script.src = `${url}?${text}`;
      document.body.append(script);
    },
  ],
  ['a socket', ({ url, text }) => void new WebSocket(`${url.replace('http', 'ws')}?${text}`)],
  [
    'a link that somebody follows',
    ({ url, text }) => {
      location.href = `${url}?${text}`;
    },
  ],
];

describe.skipIf(installed === undefined)('a page that somebody has open in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    // No user namespaces for the browser's own sandbox where tests run as root; only this computer is visited.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const names = '--host-resolver-rules=MAP *.example 127.0.0.1';
    browser = await chromium.launch({ executablePath: installed ?? '', args: [...args, names] });
  });
  afterAll(() => browser?.close());

  async function openPage() {
    const shop = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<body>Sale!</body>');
    });
    const port = await listen(shop);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`http://shop.example:${port}/`);
    return page;
  }

  it.each(attempts)('cannot bring a notification by %s', async (_, attempt) => {
    const { url, rows, listener } = await openListener();
    const page = await openPage();
    await page.evaluate(attempt, { url, text: notify(payment) });
    await expect
      .poll(() => listener.describe(), patient)
      .toMatchObject({ accepted: 0, refused: expect.toSatisfy((n) => n > 0) });
    expect(rows('transactions')).toEqual([]);
    expect(rows('refused_notifications')).toEqual([]);
  });

  it('cannot have its own name lead here either', async () => {
    const { port, rows, url } = await openListener();
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const answer = await page.goto(`http://rebound.example:${port}/?${notify(payment)}`);
    expect(answer?.status()).toBe(403);
    const statuses = await page.evaluate(
      (text) => fetch('/', { method: 'POST', body: text }).then(({ status }) => status),
      notify(payment),
    );
    expect(statuses).toBe(403);
    expect(rows('transactions')).toEqual([]);
    expect(await ask(url, notify(payment))).toEqual(ok);
  });
});
