import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failurePage } from '../../../../main/hosts/chromium/failure-page.ts';
import { openBrowserWindow } from '../../../../main/hosts/chromium/window.ts';
import { chromiumOrigin, createChromiumHost } from '../../../../main/hosts/chromium.ts';
import { countLives, type PageLives } from '../../../../main/hosts/window/crashes.ts';
import { claimInstance } from '../../../../main/hosts/window/instance.ts';
import { openWindowMemory } from '../../../../main/hosts/window/memory.ts';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { patient } from '../../../patient.ts';
import { createFakeConsole } from '../console.ts';
import { makeFolder } from '../page-folder.ts';
import { ask, installed, isClosed, openReal, pageText, type RealWindow } from './real.ts';
import { findDescendants, findSockets } from './sockets.ts';

async function crash(window: RealWindow): Promise<void> {
  const { page } = window;
  const session = await window.session();
  const isGone = () => {
    // Said again until it is: a page that is not there yet does not crash.
    session.send('Page.crash').catch(() => undefined);
    return isAnother(window, page);
  };
  await expect.poll(isGone, patient).toBe(true);
}

/** Whether a page is there that is not this one; between two windows there may be none. */
function isAnother(window: RealWindow, page: Page): boolean {
  try {
    return window.page !== page;
  } catch {
    return false;
  }
}

const waitingPage = Buffer.from('<!doctype html><img src="slow.svg">');

/** By a clock that stands still: on no machine does a page live longer than half a minute. */
const shortLives = () => countLives(() => 0);

describe.skipIf(!installed)('the window in a real Chromium', () => {
  it('is closed when the person closes it, and leaves nothing running', async () => {
    const window = await openReal();
    expect(await isClosed(window)).toBe(false);
    expect(findDescendants().length).toBeGreaterThan(1);
    await window.page.close();
    await window.host.whenClosed();
    await window.host.quit();
    await expect.poll(() => findDescendants(), patient).toEqual([]);
  });

  it('is closed when it is told to quit, also twice, and lets its data folder go', async () => {
    const window = await openReal();
    await window.host.quit();
    expect(await isClosed(window)).toBe(true);
    await window.host.quit();
    const next = await claimInstance(window.dataFolder);
    expect(next).toBeDefined();
    next?.release();
  });

  it.skipIf(process.platform === 'win32')(
    'waits for nobody who holds the lines of a browser that is gone',
    async () => {
      const folder = makeFolder();
      const [browser, leaver, holder] = [join(folder, 'browser'), join(folder, 'leaver.cjs'), join(folder, 'holder')];
      // A sleeper of a group of its own inherits them from a script that stands in the browser's place, as in many distributions.
      const sleep = `['-e', 'setTimeout(() => {}, 1e6)'], { detached: true, stdio: ['ignore', 1, 2] }`;
      const tell = `require('node:fs').writeFileSync(${JSON.stringify(holder)}, String(pid));`;
      writeFileSync(
        leaver,
        `const { pid } = require('node:child_process').spawn(process.execPath, ${sleep});\n${tell}\nprocess.exit();\n`,
      );
      const script = `#!/bin/sh\n'${process.execPath}' '${leaver}'\nexec '${installed}' "$@"\n`;
      writeFileSync(browser, script, { mode: 0o700 });
      const window = await openReal({ browser, patience: 3_000 });
      const pid = Number(readFileSync(holder, 'utf8'));
      onTestFinished(() => void process.kill(pid));
      await window.page.close();
      await window.host.whenClosed();
      await window.host.quit();
      expect(process.kill(pid, 0)).toBe(true);
    },
  );

  it('opens no port, and holds no network socket at all', async (context) => {
    if (process.platform !== 'linux') return context.skip('There is no /proc to read here.');
    const control = createServer().listen(0, '127.0.0.1');
    await once(control, 'listening');
    expect(findSockets([process.pid]).filter(({ listens }) => listens)).toHaveLength(1);
    control.close();
    const window = await openReal();
    const pids = findDescendants();
    expect(pids.length).toBeGreaterThan(1);
    expect(findSockets(pids)).toEqual([]);
    expect(await window.page.evaluate(ask)).toMatchObject({ ok: true });
  });

  it('comes back after its page has crashed, twice, and works as before', async () => {
    const window = await openReal();
    for (const times of [1, 2]) {
      await crash(window);
      expect(await window.page.evaluate(ask)).toMatchObject({ ok: true });
      expect(window.running.asked).toHaveLength(times);
      await window.page.evaluate('globalThis.heard = []; be2billConsole.listen((event) => heard.push(event)); 0');
      window.running.tell('{"kind":"transactionsChanged","chains":"many"}');
      const heard = () => window.page.evaluate('heard');
      await expect.poll(heard, patient).toEqual([{ kind: 'transactionsChanged', chains: 'many' }]);
    }
    expect(await isClosed(window)).toBe(false);
    expect(await window.page.evaluate('history.length')).toBe(1);
    await window.page.close();
    await window.host.whenClosed();
  });

  it('is given up after its third short life, and says so until the person has closed it', async () => {
    const window = await openReal({ preferences: { language: 'fr', theme: 'dark' }, lives: shortLives() });
    for (const _ of [1, 2, 3]) await crash(window);
    await expect.poll(() => pageText(window.host), patient).toContain('La fenêtre ne tient pas');
    expect(await window.page.evaluate('"be2billConsole" in globalThis')).toBe(false);
    expect(await window.page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(21, 23, 27)',
    );
    expect(await isClosed(window)).toBe(false);
    await window.page.close();
    await window.host.whenClosed();
  });

  it('has its life from its first word on, each time anew', async () => {
    const words: string[] = [];
    const lives: PageLives = {
      isThere: () => void words.push('there'),
      hasCrashed: () => words.push('crashed') < 0,
    };
    const window = await openReal({ lives });
    expect(words).toEqual([]);
    await window.page.evaluate(ask);
    await crash(window);
    expect(words).toEqual(['there', 'crashed']);
    await window.page.evaluate(ask);
    expect(words).toEqual(['there', 'crashed', 'there']);
    await window.page.close();
    await window.host.whenClosed();
  });

  it('ends as crashed, and is no failure, when its page crashes while it is loaded', async () => {
    let crash = () => {};
    const ended = Promise.withResolvers<string>();
    const opened = await openBrowserWindow({
      browser: installed ?? '',
      profileFolder: makeFolder(),
      downloadFolder: makeFolder(),
      headless: true,
      theme: 'system',
      memory: openWindowMemory(makeFolder()),
      origin: chromiumOrigin,
      prepare: async (context, page) => {
        const session = await context.newCDPSession(page);
        crash = () => void session.send('Page.crash').catch(() => undefined);
      },
      // Chromium does not let a page crash before it is there, so its picture stands for what it still waits for.
      serve: async (url) => {
        if (url.endsWith('/')) return { status: 200, headers: { 'content-type': 'text/html' }, body: waitingPage };
        crash();
        await ended.promise;
        return failurePage('never', 'seen');
      },
      onEnd: ended.resolve,
    });
    onTestFinished(() => opened.close());
    expect(await ended.promise).toBe('crashed');
  });

  it('ends when even that page crashes', async () => {
    const window = await openReal({ lives: shortLives() });
    for (const _ of [1, 2, 3]) await crash(window);
    const session = await window.session();
    session.send('Page.crash').catch(() => undefined);
    await window.host.whenClosed();
  });

  it('comes forward when the console is started again; closed, it says so, and breaks nothing', async () => {
    const window = await openReal();
    const forward = Promise.withResolvers<void>();
    window.page.bringToFront = async () => forward.resolve();
    expect(await claimInstance(window.dataFolder)).toBeUndefined();
    await forward.promise;
    Reflect.deleteProperty(window.page, 'bringToFront');
    await window.page.close();
    await window.host.whenClosed();
    const waits = Promise.withResolvers<void>();
    const next = claimInstance(window.dataFolder, waits.resolve);
    // A rejection that nobody handles would end the process: the test runner tells of it.
    await waits.promise;
    await expect(window.page.bringToFront()).rejects.toThrow();
    await window.host.quit();
    expect(await next).toBeDefined();
    (await next)?.release();
  });

  it('is closed when it is told to end, and opens nothing any more, no failure either', async () => {
    const window = await openReal();
    await window.host.end();
    await window.host.whenClosed();
    expect(await window.host.showFailure('Damaged', 'What now?', ['Restore', 'Quit'])).toBeUndefined();
    await window.host.openWindow(Promise.resolve(window.running), defaultPreferences);
    await expect.poll(() => findDescendants(), patient).toEqual([]);
  });

  it('takes a failure away that is shown when it is told to end, as if the person had closed it', async () => {
    const dataFolder = makeFolder();
    const host = createChromiumHost({ dataFolder, pageFolder: '/nowhere', preloadFolder: '/nowhere', headless: true });
    onTestFinished(() => host.quit());
    const made = host.showFailure('Damaged', 'What now?', ['Restore', 'Quit']);
    await expect.poll(() => pageText(host), patient).toContain('What now?');
    await host.end();
    expect(await made).toBeUndefined();
  });

  it('shows a failure without a script or the console’s verbs, until the person has closed it', async () => {
    const dataFolder = makeFolder();
    const host = createChromiumHost({ dataFolder, pageFolder: '/nowhere', preloadFolder: '/nowhere', headless: true });
    onTestFinished(() => host.quit());
    let over = false;
    const shown = host.showFailure('The ledger cannot be opened', 'It is <newer> than this program.').then(() => {
      over = true;
    });
    await expect.poll(() => pageText(host), patient).toContain('It is <newer> than this program.');
    expect(await host.page().evaluate('"be2billConsole" in globalThis')).toBe(false);
    expect(over).toBe(false);
    await host.page().close();
    await shown;
    await host.whenClosed();
  });

  it('asks without a script what to do about a failure, also where the data folder is none, and goes on', async () => {
    const dataFolder = join(makeFolder(), 'a file');
    writeFileSync(dataFolder, '');
    const host = createChromiumHost({ dataFolder, pageFolder: '/nowhere', preloadFolder: '/nowhere', headless: true });
    onTestFinished(() => host.quit());
    const press = async (label: string) => {
      const made = host.showFailure('Damaged', 'What now?', ['Restore', 'Quit']);
      await expect.poll(() => pageText(host), patient).toContain('What now?');
      if (label === '') await host.page().close();
      else await host.page().getByRole('link', { name: label }).click();
      return made;
    };
    expect([await press('Quit'), await press('Restore'), await press('')]).toEqual([1, 0, undefined]);
    expect(await Promise.race([host.whenClosed().then(() => true), Promise.resolve(false)])).toBe(false);
  });

  it('is closed without that being the end, and another takes its place', async () => {
    const window = await openReal();
    await window.host.closeWindow();
    expect(() => window.page).toThrow('The window is not open.');
    expect(await isClosed(window)).toBe(false);
    const { host } = window;
    const made = host.showFailure('Lost', 'What now?', ['Try again', 'Quit']);
    await expect.poll(() => pageText(host), patient).toContain('What now?');
    await host.page().getByRole('link', { name: 'Try again' }).click();
    expect(await made).toBe(0);
    const next = createFakeConsole();
    await host.openWindow(Promise.resolve(next), defaultPreferences);
    expect(await window.page.evaluate(ask)).toMatchObject({ ok: true });
    expect([next.asked.length, window.running.asked.length]).toEqual([1, 0]);
    await window.page.close();
    await window.host.whenClosed();
  });

  it('keeps its profile in the data folder', async () => {
    const window = await openReal();
    expect(existsSync(join(window.dataFolder, 'chromium-profile'))).toBe(true);
  });
});

it('a host without a browser says so before anything is opened', async () => {
  const browser = join(makeFolder(), 'no such browser');
  const host = createChromiumHost({
    ...{ dataFolder: makeFolder(), pageFolder: '/nowhere', preloadFolder: '/nowhere' },
    ...{ headless: true, browser },
  });
  onTestFinished(() => host.quit());
  expect(() => host.page()).toThrow('The window is not open.');
  await expect(host.showFailure('title', 'text')).rejects.toThrow(/no such browser/);
});
