import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningConsole } from '../console.ts';
import { exposeConsole, tellPage } from './chromium/bridge.ts';
import { findBrowser } from './chromium/browser.ts';
import { readEnvironmentProxy } from './chromium/environment-proxy.ts';
import { failurePage } from './chromium/failure-page.ts';
import { claimInstance, type OnlyInstance } from './chromium/instance.ts';
import { type OpenWindow, openBrowserWindow, type WindowPlan } from './chromium/window.ts';
import type { Host, HostOptions } from './host.ts';
import { serveWindowFiles } from './window/files.ts';

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
  let window: OpenWindow | undefined;
  let quitting = false;
  let stopListening = () => {};

  const open = async (content: Pick<WindowPlan, 'serve' | 'prepare'>, onClosed: () => void) => {
    window = await openBrowserWindow({
      ...content,
      browser: requireBrowser(options.browser),
      profileFolder: join(options.dataFolder, 'chromium-profile'),
      downloadFolder,
      headless: options.headless ?? false,
      origin: chromiumOrigin,
      onEnd: (end) => {
        if (end === 'closed' || quitting) return onClosed();
        open(content, onClosed).catch((failure) => {
          process.stderr.write(`The window could not be opened again: ${failure}\n`);
          onClosed();
        });
      },
    });
  };

  return {
    about: {
      host: { kind: 'chromium', version: 'Chromium' },
      systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    },
    becomeOnlyInstance: async () => {
      instance = await claimInstance(options.dataFolder);
      instance?.onAnother(() => void window?.page.bringToFront().catch(() => undefined));
      return instance !== undefined;
    },
    becomeReady: async () => {
      requireBrowser(options.browser);
    },
    proxyFor: async (url) => readEnvironmentProxy(url, options.environment ?? process.env),
    openWindow: async (opening) => {
      const content = { serve: serveWindowFiles(options.pageFolder), prepare: lend(opening, options.preloadFolder) };
      await open(content, closed.resolve);
      const running = await opening;
      stopListening = running.listen((message) => window && void tellPage(window.page, chromiumOrigin, message));
    },
    showFailure: async (title, text) => {
      const read = Promise.withResolvers<void>();
      await open({ serve: async () => failurePage(title, text), prepare: async () => {} }, read.resolve);
      await read.promise;
      closed.resolve();
    },
    whenClosed: () => closed.promise,
    quit: async () => {
      quitting = true;
      stopListening();
      await window?.close();
      closed.resolve();
      instance?.release();
      rmSync(downloadFolder, { recursive: true, force: true });
    },
    page: () => {
      if (!window) throw new Error('The window is not open.');
      return window.page;
    },
  };
}

/** Gives the page its verbs: the console's ear on our side, the preload on the page's. */
function lend(opening: Promise<RunningConsole>, preloadFolder: string): WindowPlan['prepare'] {
  return async (context, page) => {
    const running = await opening;
    await exposeConsole(context, () => page, chromiumOrigin, running.receive);
    await context.addInitScript({ path: join(preloadFolder, 'chromium.js') });
  };
}

function requireBrowser(named: string | undefined): string {
  const browser = named ?? findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge was found on this computer.');
  return browser;
}
