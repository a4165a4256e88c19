import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Preferences } from '../../contract/index.ts';
import type { RunningConsole } from '../console.ts';
import { makeTemporaryFolder } from '../ledger/temporary-folder.ts';
import { type BegunBrowser, beginBrowser } from './chromium/begun.ts';
import { exposeConsole, exposeFiles, tellPage } from './chromium/bridge.ts';
import { findBrowser } from './chromium/browser.ts';
import { readEnvironmentProxy } from './chromium/environment-proxy.ts';
import { failurePage, readChoice } from './chromium/failure-page.ts';
import type { Launch } from './chromium/launch.ts';
import { createNotifier } from './chromium/notify.ts';
import { choosePassable } from './chromium/switches.ts';
import {
  type BrowserPlan,
  type OpenWindow,
  openBrowserWindow,
  startBrowser,
  type WindowPlan,
} from './chromium/window.ts';
import type { Host, HostOptions } from './host.ts';
import { hostTexts } from './texts.ts';
import { countLives, type PageLives } from './window/crashes.ts';
import { serveWindowFiles } from './window/files.ts';
import { followPreferences } from './window/follow.ts';
import type { Theme } from './window/ground.ts';
import { claimInstance, type OnlyInstance } from './window/instance.ts';
import { openWindowMemory } from './window/memory.ts';

/** The page's origin: a name that no resolver knows, so that nothing but interception can ever answer it. */
export const chromiumOrigin = 'https://be2bill-console.invalid';

export interface ChromiumOptions extends HostOptions {
  readonly browser?: string | undefined;
  readonly headless?: boolean;
  /** In place of a browser that is started for this console and ends with it. */
  readonly launch?: Launch | undefined;
  /** Chromium's own switches, as a person typed them. */
  readonly switches?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** How long the browser may take to go once it was closed, in milliseconds. */
  readonly patience?: number;
  /** Counts how long the page lives, for whether another try is pointless. */
  readonly lives?: PageLives;
}

/** The host over an installed Chromium; `page` is there for the tour and the tests. */
export interface ChromiumHost extends Host {
  page(): Page;
}

/** What a window shows. */
interface Content extends Pick<WindowPlan, 'serve' | 'prepare'> {
  /** A page that is not opened again, whatever becomes of it. */
  readonly isLast?: boolean;
  readonly profileFolder?: string;
}

/** Throws when a switch is named that the browser may not be given. */
export function createChromiumHost(options: ChromiumOptions): ChromiumHost {
  const switches = choosePassable(options.switches ?? []);
  const temporary = makeTemporaryFolder('window');
  const downloadFolder = temporary.path;
  const memory = openWindowMemory(options.dataFolder);
  const lives = options.lives ?? countLives();
  const notifyByPage = createNotifier(chromiumOrigin);
  const closed = Promise.withResolvers<void>();
  const systemLocale = Intl.DateTimeFormat().resolvedOptions().locale;
  let preferences: Pick<Preferences, 'theme' | 'language'> = { theme: 'system', language: 'system' };
  let instance: OnlyInstance | undefined;
  let begun: BegunBrowser | undefined;
  let window: OpenWindow | undefined;
  let version = '';
  let over = false;
  let shown: Content | undefined;
  const dismissed = new WeakSet<Content>();
  let stopListening: readonly (() => void)[] = [];

  const end = () => {
    over = true;
    closed.resolve();
  };

  const planBrowser = (theme: Theme, profileFolder = join(options.dataFolder, 'chromium-profile')): BrowserPlan => ({
    memory,
    theme,
    browser: requireBrowser(options.browser),
    profileFolder,
    downloadFolder,
    headless: options.headless ?? false,
    launch: options.launch,
    switches,
  });
  /** The browser that was begun, for the console's own page; what is shown in its place has a browser of its own. */
  const takeBegun = async ({ profileFolder }: Content) => {
    const browser = begun;
    begun = undefined;
    if (profileFolder === undefined) return browser?.take();
    await browser?.putAway();
    return undefined;
  };
  const open = async (content: Content, onClosed: () => void) => {
    if (over) return onClosed();
    shown = content;
    const browser = await takeBegun(content);
    if (browser === 'closed') return onClosed();
    const plan: WindowPlan = {
      ...planBrowser(preferences.theme, content.profileFolder),
      serve: content.serve,
      prepare: (context, page) => {
        version = context.browser()?.version() ?? '';
        return content.prepare(context, page);
      },
      patience: options.patience,
      origin: chromiumOrigin,
      onEnd: (end) => {
        if (dismissed.has(content)) return;
        if (end === 'closed' || over || content.isLast) return onClosed();
        const { crashed } = hostTexts(preferences.language, systemLocale);
        open(lives.hasCrashed() ? failureContent(crashed) : content, onClosed).catch((failure) => {
          process.stderr.write(`The window could not be opened again: ${failure}\n`);
          onClosed();
        });
      },
    };
    window = await openBrowserWindow(plan, browser === 'crashed' ? undefined : browser);
    // It was told to end while the browser was starting.
    if (over) await window.close();
  };
  const putAway = async () => {
    // Its end is told of some time later.
    if (shown) dismissed.add(shown);
    for (const stop of stopListening) stop();
    await window?.close();
    window = undefined;
  };
  const failureContent = ({ title, text }: { readonly title: string; readonly text: string }): Content => ({
    serve: async () => failurePage(title, text, { theme: preferences.theme }),
    prepare: async () => {},
    isLast: true,
  });

  return {
    about: {
      host: {
        kind: 'chromium',
        // Asked for again with each view: the browser says its version only once it runs.
        get version() {
          return [`Chromium ${version}`.trim(), `Node.js ${process.versions.node}`].join(' · ');
        },
      },
      systemLocale,
    },
    becomeOnlyInstance: async (onWait) => {
      instance = await claimInstance(options.dataFolder, onWait);
      instance?.onAnother(() => {
        if (!over) void window?.page.bringToFront().catch(() => undefined);
        return !over;
      });
      return instance !== undefined;
    },
    becomeReady: async () => {
      requireBrowser(options.browser);
    },
    proxyFor: async (url) => readEnvironmentProxy(url, options.environment ?? process.env),
    notify: (notice) => window && void notifyByPage(window.page, notice),
    beginWindow: (theme) => {
      begun ??= beginBrowser(() => startBrowser(planBrowser(theme)));
    },
    openWindow: async (opening, first) => {
      preferences = first;
      const serve = serveWindowFiles(options.pageFolder, () => preferences.theme);
      await open({ serve, prepare: lend(opening, options.preloadFolder, lives.isThere) }, end);
      const running = await opening.catch(async (problem) => {
        await putAway();
        throw problem;
      });
      stopListening = [
        running.listen((message) => window && void tellPage(window.page, chromiumOrigin, message)),
        followPreferences(running, (changed) => {
          preferences = changed;
        }),
      ];
    },
    closeWindow: putAway,
    showFailure: async (title, text, choices = []) => {
      if (over) return undefined;
      const read = Promise.withResolvers<number | undefined>();
      const { theme } = preferences;
      const serve = async (url: string) => {
        const choice = readChoice(url);
        if (choice !== undefined) read.resolve(choice);
        return failurePage(title, text, { theme, choices: choice === undefined ? choices : [] });
      };
      // A profile of its own: the data folder may be what is wrong.
      const profileFolder = join(downloadFolder, 'failure-profile');
      await open({ ...failureContent({ title, text }), serve, profileFolder }, () => read.resolve(undefined));
      const choice = await read.promise;
      await window?.close();
      if (choices.length === 0) end();
      return choice;
    },
    whenClosed: () => closed.promise,
    end: async () => {
      // The place of a window that is just being opened is taken by none.
      end();
      await begun?.putAway();
      await window?.close();
    },
    quit: async (exitCode = 0) => {
      end();
      if (exitCode !== 0) process.exitCode = exitCode;
      for (const stop of stopListening) stop();
      await begun?.putAway();
      await window?.close();
      instance?.release();
      temporary.remove();
    },
    page: () => {
      if (!window) throw new Error('The window is not open.');
      return window.page;
    },
  };
}

/**
 * Gives the page its verbs: the console's ear on our side, the preload on the page's. The page is loaded while the ledger is
 * opened, and what it asks meanwhile waits; where there will be no console it waits until its window is put away.
 */
function lend(opening: Promise<RunningConsole>, preloadFolder: string, onThere: () => void): WindowPlan['prepare'] {
  const opened = opening.catch(() => new Promise<never>(() => {}));
  return async (context, page) => {
    await exposeConsole(
      context,
      () => page,
      chromiumOrigin,
      async (message) => {
        onThere();
        return (await opened).receive(message);
      },
    );
    await exposeFiles(
      context,
      () => page,
      chromiumOrigin,
      async (path) => (await opened).offerFile(path),
    );
    await context.addInitScript({ path: join(preloadFolder, 'chromium.js') });
  };
}

function requireBrowser(named: string | undefined): string {
  const browser = named ?? findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge was found on this computer.');
  return browser;
}
