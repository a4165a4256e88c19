import type { BrowserContext } from 'playwright-core';
import { findBrowser } from '../../main/hosts/chromium/browser.ts';
import { chromiumOrigin } from '../../main/hosts/chromium.ts';
import { expect, test } from './console.ts';
import { keepBrowser } from './kept-browser.ts';

test.skip(({ host }) => host === 'electron', 'Electron is a browser of its own');

/** What a page finds of whoever had it before. Runs in the page. */
const look = `({
  binding: typeof globalThis.lentByTheFirst,
  script: typeof globalThis.plantedByTheFirst,
  local: localStorage.length,
  session: sessionStorage.length,
  cookie: document.cookie,
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  reduced: matchMedia('(prefers-reduced-motion: reduce)').matches,
  width: innerWidth,
})`;

async function open(context: BrowserContext) {
  const [page] = context.pages();
  if (!page) throw new Error('The browser has no page.');
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Hello' }));
  await page.goto(`${chromiumOrigin}/`);
  return page;
}

test('a browser that is kept hands nothing on from one console to the next', async () => {
  const kept = keepBrowser();
  const plan = { profileFolder: '', downloadFolder: '', headless: true, theme: 'light', bounds: undefined } as const;
  const launch = () => kept.launch({ ...plan, browser: findBrowser() ?? '' });
  try {
    const first = await launch();
    await first.exposeBinding('lentByTheFirst', () => 'lent');
    await first.addInitScript('globalThis.plantedByTheFirst = true');
    const page = await open(first);
    const before = await page.evaluate<Record<string, unknown>>(look);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 640, height: 400 });
    await page.evaluate(`localStorage.setItem('a', 'b'), sessionStorage.setItem('a', 'b'), (document.cookie = 'a=b')`);
    const changed = { local: 1, session: 1, cookie: 'a=b', dark: true, reduced: true, width: 640 };
    expect(await page.evaluate(look)).toEqual({ ...before, ...changed, binding: 'function', script: 'boolean' });
    let ended = false;
    first.once('close', () => {
      ended = true;
    });
    await first.close();
    expect([ended, page.url()]).toEqual([true, 'about:blank']);
    const again = await open(await launch());
    expect(again).toBe(page);
    expect(await again.evaluate(look)).toEqual({ ...before, binding: 'undefined', script: 'undefined' });
  } finally {
    await kept.end();
    kept.remove();
  }
});
