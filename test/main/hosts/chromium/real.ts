import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import type { Preferences } from '../../../../contract/index.ts';
import { findBrowser } from '../../../../main/hosts/chromium/browser.ts';
import type { Launch } from '../../../../main/hosts/chromium/launch.ts';
import { type ChromiumHost, createChromiumHost } from '../../../../main/hosts/chromium.ts';
import type { PageLives } from '../../../../main/hosts/window/crashes.ts';
import { defaultPreferences } from '../../../../main/preferences.ts';
import { createFakeConsole, type FakeConsole } from '../console.ts';
import { makeFolder, tinyPage, writeFiles } from '../page-folder.ts';

/** Where the browser is that the tests drive; without one they are skipped, not passed. */
export const installed = findBrowser();

/** The console in a real Chromium without a screen, on a tiny page and the preload as its sources stand. */
export interface RealWindow {
  readonly host: ChromiumHost;
  readonly running: FakeConsole;
  readonly dataFolder: string;
  /** The page of this moment: another one after a crash. */
  readonly page: Page;
  /** A line of its own to the browser. */
  session(): Promise<CDPSession>;
}

export interface RealOptions {
  readonly browser?: string;
  /** False: with a window on the display of this moment. */
  readonly headless?: boolean;
  readonly preferences?: Partial<Preferences>;
  /** One that was there before, to see what it brings back. */
  readonly dataFolder?: string;
  /** Instead of the tiny page. */
  readonly files?: Readonly<Record<string, string>>;
  readonly lives?: PageLives;
  readonly patience?: number;
  /** Begins the window before it is known what it shows, and resolves when that may be known. */
  readonly begin?: (host: ChromiumHost) => Promise<void>;
  readonly launch?: Launch;
  /** Who keeps what is to be done at the end; the test, unless told otherwise. */
  readonly atEnd?: (clean: () => void | Promise<void>) => void;
}

export async function openReal(options: RealOptions = {}): Promise<RealWindow> {
  const { browser, lives, patience, launch, begin, atEnd = onTestFinished, headless = true } = options;
  const dataFolder = options.dataFolder ?? makeFolder(atEnd);
  const [pageFolder, preloadFolder] = [makeFolder(atEnd), makeFolder(atEnd)];
  writeFiles(pageFolder, options.files ?? tinyPage);
  await buildPreload(preloadFolder);
  const host = createChromiumHost({
    ...{ dataFolder, pageFolder, preloadFolder, headless, browser, launch },
    ...(lives && { lives }),
    ...(patience !== undefined && { patience }),
  });
  atEnd(() => host.quit());
  const running = createFakeConsole((message) => JSON.stringify({ ok: true, value: JSON.parse(message) }));
  await host.becomeOnlyInstance();
  await host.becomeReady();
  await begin?.(host);
  await host.openWindow(Promise.resolve(running), { ...defaultPreferences, ...options.preferences });
  return {
    host,
    running,
    dataFolder,
    get page() {
      return host.page();
    },
    session: () => host.page().context().newCDPSession(host.page()),
  };
}

/** As `scripts/build.ts` builds it, so that the test never runs yesterday's. */
async function buildPreload(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '../../../..');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'chrome140',
      minify: false,
      lib: { entry: join(root, 'preload/chromium.ts'), formats: ['iife'], name: 'preload' },
      rolldownOptions: { output: { entryFileNames: 'chromium.js' } },
    },
  });
}

/** What a page asks of the console behind its window. */
export const ask = 'be2billConsole.console.describe({})';

/** Whether the host says that it was closed, by now or a moment later. */
export function isClosed({ host }: RealWindow): Promise<boolean> {
  const moment = new Promise<false>((resolve) => setTimeout(resolve, 200, false));
  return Promise.race([host.whenClosed().then(() => true), moment]);
}

/** The text on the page; nothing while there is none. */
export async function pageText(host: { page(): Page }): Promise<string> {
  try {
    return await host.page().evaluate('document.body.innerText');
  } catch {
    return '';
  }
}
