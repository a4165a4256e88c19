import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patient } from '../../../patient.ts';
import { makeFolder } from '../page-folder.ts';
import { installed, openReal, type RealWindow } from './real.ts';

const ends: (() => void | Promise<void>)[] = [];
let window: RealWindow;
/** Evaluates in the page: its language is the browser's, so it stands here as text. */
const inPage = <Value>(expression: string): Promise<Value> => window.page.evaluate<Value>(expression);

describe.skipIf(!installed)('the page in a real Chromium', () => {
  beforeAll(async () => {
    window = await openReal({ atEnd: (clean) => void ends.unshift(clean) });
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it('runs its own script, and no script that stands in its text', async () => {
    expect(await inPage('[globalThis.moduleRan, globalThis.inlineRan]')).toEqual([true, undefined]);
  });

  it('runs no script that is made of text, and none in an attribute', async () => {
    await inPage(`{
      const textContent = 'globalThis.addedRan = true';
      document.body.append(Object.assign(document.createElement('script'), { textContent }));
      const innerHTML = '<img src="x" onerror="globalThis.addedRan = true">';
      document.body.append(Object.assign(document.createElement('i'), { innerHTML }));
    }`);
    await window.page.waitForTimeout(300);
    expect(await inPage('"addedRan" in globalThis')).toBe(false);
  });

  it('takes a style with the nonce of its load, and none without', async () => {
    expect(await inPage('getComputedStyle(document.body).marginTop')).toBe('7px');
    expect(await inPage('getComputedStyle(document.body).paddingTop')).toBe('0px');
  });

  it('has nothing of Node', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname', 'ipcRenderer'];
    expect(await inPage(`${JSON.stringify(names)}.filter((name) => name in globalThis)`)).toEqual([]);
  });

  it('asks through its verbs, and main hears one string', async () => {
    const answer = await inPage('be2billConsole.console.describe({})');
    expect(answer).toEqual({ ok: true, value: { channel: 'console.describe', input: {} } });
    expect(window.running.asked.at(-1)).toBe('{"channel":"console.describe","input":{}}');
  });

  it('hears events until it no longer listens', async () => {
    await inPage('globalThis.heard = []; globalThis.stop = be2billConsole.listen((event) => heard.push(event)); 0');
    window.running.tell('{"kind":"transactionsChanged","chains":"many"}');
    await expect.poll(() => inPage('heard'), patient).toEqual([{ kind: 'transactionsChanged', chains: 'many' }]);
    await inPage('void stop()');
    window.running.tell('{"kind":"transactionsChanged","chains":"many"}');
    await window.page.waitForTimeout(200);
    expect(await inPage('heard.length')).toBe(1);
  });

  it('does not keep what main lent, nor can it change its verbs', async () => {
    expect(await inPage('"__be2billConsoleSend" in globalThis || "__be2billConsoleHand" in globalThis')).toBe(false);
    for (const change of [
      'globalThis.be2billConsole = {}',
      'globalThis.__be2billConsoleReceive = () => {}',
      'globalThis.__be2billConsoleFile = () => {}',
      'Object.defineProperty(globalThis, "be2billConsole", { value: {} })',
      'delete globalThis.be2billConsole',
      'be2billConsole.more = 1',
      'be2billConsole.operations.confirm = () => {}',
      'delete be2billConsole.operations.confirm',
    ]) {
      await expect(inPage(`(() => { 'use strict'; ${change} })()`), change).rejects.toThrow(/TypeError/);
    }
    expect(await inPage('Object.values(be2billConsole).filter((noun) => !Object.isFrozen(noun)).length')).toBe(2);
    expect(await inPage('Object.isFrozen(be2billConsole) && typeof be2billConsole.listen')).toBe('function');
  });

  it('cannot end the main process by the wire under its verbs', async () => {
    const broken: unknown[] = [];
    const onBroken = (failure: unknown) => broken.push(failure);
    process.on('unhandledRejection', onBroken);
    for (const text of ['garbage', '', 'null', '1', '"text"', '[]', '{}', '{"name":"toString","seq":1}']) {
      await inPage(`__playwright__binding__(${JSON.stringify(text)})`).catch(() => 'refused in the page');
    }
    await window.page.waitForTimeout(300);
    process.off('unhandledRejection', onBroken);
    expect(broken).toEqual([]);
    expect(await inPage('be2billConsole.console.describe({})')).toMatchObject({ ok: true });
  });

  it('is alone: pages that a key or a script opens are closed', async () => {
    const { page } = window;
    const opened: unknown[] = [];
    page.context().on('page', (another) => opened.push(another));
    await page
      .context()
      .newPage()
      .catch(() => undefined);
    await inPage('void open("/")');
    await expect.poll(() => opened.length, patient).toBe(2);
    await expect.poll(() => page.context().pages(), patient).toEqual([page]);
  });

  it('has no way back to the page that the browser started with', async () => {
    expect(await inPage('history.length')).toBe(1);
    expect(await window.page.goBack()).toBeNull();
    await inPage('history.back()');
    await window.page.waitForTimeout(200);
    expect(window.page.url()).toBe('https://be2bill-console.invalid/');
  });

  it('is permitted nothing', async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'local-fonts'];
    const asked = `Promise.all(${JSON.stringify(names)}.map(async (name) => (await navigator.permissions.query({ name })).state))`;
    expect(await inPage(asked)).toEqual(names.map(() => 'denied'));
    const place =
      'new Promise((resolve) => navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)))';
    expect(await inPage(place)).toBe(1);
    expect(await inPage('Notification.requestPermission()')).toBe('denied');
  });

  it('downloads nothing', async () => {
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      inPage(`{
        const href = URL.createObjectURL(new Blob(['text']));
        Object.assign(document.createElement('a'), { href, download: 'x.txt' }).click();
      }`),
    ]);
    expect(await download.failure()).toBeTruthy();
    await expect(download.path()).rejects.toThrow();
  });

  const isDark = 'matchMedia("(prefers-color-scheme: dark)").matches';

  it('follows the colours that it is told, both ways', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await window.page.emulateMedia({ colorScheme });
      expect(await inPage(isDark)).toBe(colorScheme === 'dark');
    }
    await window.page.emulateMedia({ colorScheme: null });
  });

  it('is dark where the system is, and not stuck in light', async () => {
    const darkBrowser = join(makeFolder(), 'dark-chromium');
    writeFileSync(darkBrowser, `#!/bin/sh\nexec '${installed}' --force-dark-mode "$@"\n`);
    chmodSync(darkBrowser, 0o755);
    const dark = await openReal({ browser: darkBrowser });
    expect(await dark.page.evaluate(isDark)).toBe(true);
    expect(await inPage(isDark)).toBe(false);
  });
});
