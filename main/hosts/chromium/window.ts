import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { WindowFile } from '../window/files.ts';
import type { WindowMemory } from '../window/memory.ts';
import { isOwnUrl } from '../window/origin.ts';
import { type Launch, type LaunchOptions, launchBrowser } from './launch.ts';
import { interceptRequests } from './pages.ts';
import { type PlaceWatch, watchPlace } from './place.ts';
import { freeProfile } from './profile.ts';

/** Chromium with the console's page in its one window. */
export interface OpenWindow {
  readonly page: Page;
  close(): Promise<void>;
}

/** Closed by the person or by us, or fallen over. */
export type WindowEnd = 'closed' | 'crashed';

export interface BrowserPlan extends Omit<LaunchOptions, 'bounds'> {
  /** How the browser starts, where it is not to start anew. */
  readonly launch?: Launch | undefined;
  readonly memory: WindowMemory;
}

export interface WindowPlan extends BrowserPlan {
  readonly origin: string;
  readonly serve: (url: string) => Promise<WindowFile>;
  /** Lends the page what it needs, before its first script runs. */
  readonly prepare: (context: BrowserContext, page: Page) => Promise<void>;
  /** How long the browser may take to go once it was closed, in milliseconds. */
  readonly patience?: number | undefined;
  /** Called once, when the browser is gone; not when opening it failed. */
  readonly onEnd: (end: WindowEnd) => void;
}

/**
 * Playwright kills a browser that does not go within 30 seconds, and then waits for whoever holds its lines, without an end: a
 * helper of the browser's that stays, or what a script started that stands in the browser's place.
 */
const usualPatience = 35_000;

/** Starts the browser where its window was left, on a profile that nobody else has. */
export async function startBrowser(plan: BrowserPlan): Promise<BrowserContext> {
  await freeProfile(plan.profileFolder);
  const { launch = launchBrowser } = plan;
  return launch({ ...plan, bounds: plan.memory.read().bounds });
}

/** Opens the window, in a browser that was begun where there is one, and resolves when its page is loaded. */
export async function openBrowserWindow(plan: WindowPlan, begun?: BrowserContext): Promise<OpenWindow> {
  const context = begun ?? (await startBrowser(plan));
  const page = context.pages()[0] ?? (await context.newPage());
  let place: PlaceWatch | undefined;
  let closing: Promise<void> | undefined;
  // Everybody who closes waits for the same end: a second call of Playwright's would not wait for the browser to go.
  const goes = async () => {
    await place?.stop();
    await context.close();
  };
  const close = () => {
    const patience = pause(plan.patience ?? usualPatience, undefined, { ref: false });
    closing ??= Promise.race([goes(), patience]).then(tellEnd, tellEnd);
    return closing;
  };
  let end = 'closed' as WindowEnd | 'failed';
  let isTold = false;
  const tellEnd = () => {
    if (!isTold && end !== 'failed') plan.onEnd(end);
    isTold = true;
  };
  // It may go by itself; one that goes since it was closed is gone only then.
  context.once('close', () => closing ?? tellEnd());
  // A crashed page cannot be loaded again, `goto` included: the whole browser has to start anew.
  page.once('crash', () => {
    end = 'crashed';
    void close();
  });
  // Chromium lives on without a window on macOS, and without a screen everywhere.
  page.once('close', close);
  keepOnePage(context, page);
  try {
    // Without a screen there is no window to be anywhere.
    if (!plan.headless) place = await watchPlace(await context.newCDPSession(page), plan.memory);
    await interceptRequests(context, plan.origin, plan.serve);
    await plan.prepare(context, page);
    await page.goto(`${plan.origin}/`);
    keepAtHome(page, plan.origin);
    await forgetStartPage(context, page);
  } catch (failure) {
    // Somebody who closes the window while it loads has closed it; that is no failure. Nor is a crash: `onEnd` hears it.
    if (page.isClosed() || end === 'crashed') return { page, close };
    end = 'failed';
    await close();
    throw failure;
  }
  return { page, close };
}

/** Ctrl+N and Ctrl+T open tabs in an app window as well: they are closed before they can show anything. */
function keepOnePage(context: BrowserContext, window: Page): void {
  context.on('page', (page) => {
    if (page !== window) page.close().catch(() => undefined);
  });
}

/** Brings the window back from pages that need no request and so cannot be refused, such as `about:blank`. */
function keepAtHome(page: Page, origin: string): void {
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || isOwnUrl(frame.url(), origin)) return;
    page.goto(`${origin}/`).catch(() => undefined);
  });
}

/** Alt+Left must not lead from the console back to the blank page that the browser started with. */
async function forgetStartPage(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Page.resetNavigationHistory');
  await session.detach();
}
