import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { RunningConsole } from '../console.ts';
import { exposeConsole, tellPage } from './chromium/bridge.ts';
import { findBrowser } from './chromium/browser.ts';
import { readEnvironmentProxy } from './chromium/environment-proxy.ts';
import { claimInstance, type OnlyInstance } from './chromium/instance.ts';
import { launchBrowser } from './chromium/launch.ts';
import { interceptRequests } from './chromium/pages.ts';
import { type Host, type HostOptions, windowTitle } from './host.ts';
import { serveWindowFiles, type WindowFile } from './window/files.ts';

/** The page's origin: a name that no resolver knows, so that nothing but interception can ever answer it. */
export const chromiumOrigin = 'https://be2bill-console.invalid';

export interface ChromiumOptions extends HostOptions {
  readonly browser?: string | undefined;
  readonly headless?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

/** The host over an installed Chromium; `page` is there for the tour and the tests. */
export interface ChromiumHost extends Host {
  page(): Page;
}

export function createChromiumHost(options: ChromiumOptions): ChromiumHost {
  const downloadFolder = mkdtempSync(join(tmpdir(), 'be2bill-console-'));
  const closed = Promise.withResolvers<void>();
  let instance: OnlyInstance | undefined;
  let context: BrowserContext | undefined;
  let window: Page | undefined;
  let stopListening = () => {};

  const open = async (serve: (url: string) => Promise<WindowFile>, running?: RunningConsole) => {
    const opened = await launchBrowser({
      browser: requireBrowser(options.browser),
      profileFolder: join(options.dataFolder, 'chromium-profile'),
      downloadFolder,
      headless: options.headless ?? false,
      origin: chromiumOrigin,
    });
    context = opened;
    await interceptRequests(opened, chromiumOrigin, serve);
    if (running) {
      await exposeConsole(opened, () => window, chromiumOrigin, running.receive);
      await opened.addInitScript({ path: join(options.preloadFolder, 'chromium.js') });
    }
    const page = opened.pages()[0] ?? (await opened.newPage());
    window = page;
    keepOnePage(opened, page);
    // A crashed page cannot be loaded again, `goto` included: the whole browser starts anew.
    page.on('crash', () => {
      opened.removeAllListeners('close');
      void opened.close().then(() => open(serve, running));
    });
    opened.on('close', () => closed.resolve());
    await page.goto(`${chromiumOrigin}/`);
    await forgetStartPage(opened, page);
  };

  return {
    about: {
      host: { kind: 'chromium', version: 'Chromium' },
      systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    },
    becomeOnlyInstance: async () => {
      instance = await claimInstance(options.dataFolder);
      instance?.onAnother(() => void window?.bringToFront());
      return instance !== undefined;
    },
    becomeReady: async () => {
      requireBrowser(options.browser);
    },
    proxyFor: async (url) => readEnvironmentProxy(url, options.environment ?? process.env),
    openWindow: async (running) => {
      await open(serveWindowFiles(options.pageFolder), running);
      stopListening = running.listen((message) => window && void tellPage(window, chromiumOrigin, message));
    },
    showFailure: (title, text) => open(async () => failurePage(title, text)),
    whenClosed: () => closed.promise,
    quit: async () => {
      stopListening();
      await context?.close();
      closed.resolve();
      instance?.release();
      rmSync(downloadFolder, { recursive: true, force: true });
    },
    page: () => {
      if (!window) throw new Error('The window is not open.');
      return window;
    },
  };
}

function requireBrowser(named: string | undefined): string {
  const browser = named ?? findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge was found on this computer.');
  return browser;
}

/** Ctrl+N and Ctrl+T open tabs in an app window as well: they are closed before they can show anything. */
function keepOnePage(context: BrowserContext, window: Page): void {
  context.on('page', (page) => {
    if (page !== window) void page.close();
  });
}

/** Alt+Left must not lead from the console back to the blank page that the browser started with. */
async function forgetStartPage(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Page.resetNavigationHistory');
  await session.detach();
}

/** A page without script, for the one case that nothing else can be shown. */
function failurePage(title: string, text: string): WindowFile {
  const asText = (raw: string) => raw.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const body = `<!doctype html><title>${windowTitle}</title><h1>${asText(title)}</h1><p>${asText(text)}</p>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(body) };
}
