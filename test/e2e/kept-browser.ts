import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type Launch, launchBrowser } from '../../main/hosts/chromium/launch.ts';
import { windowSize } from '../../main/hosts/host.ts';

/** One browser with one page, lent to one console after another: its start costs as much as all else of a console's. */
export interface KeptBrowser {
  readonly launch: Launch;
  /** Where the browser writes down what it keeps, for whoever looks for secrets in it. */
  readonly profileFolder: string;
  end(): Promise<void>;
  remove(): void;
}

/** What a console lent to the page, and takes back. */
type Lent = Awaited<ReturnType<BrowserContext['route']>>;

/** Starts it, as the product does, when the first console asks; anew when it is gone. */
export function keepBrowser(): KeptBrowser {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-browser-'));
  const profileFolder = join(folder, 'profile');
  let kept: BrowserContext | undefined;
  const start = async (...[options]: Parameters<Launch>) => {
    const context = await launchBrowser({ ...options, profileFolder, downloadFolder: join(folder, 'downloads') });
    context.once('close', () => {
      kept = undefined;
    });
    return context;
  };
  return {
    profileFolder,
    launch: async (options) => {
      kept ??= await start(options);
      return lend(kept);
    },
    end: async () => kept?.close(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The context as a console knows its own: its end takes back what was lent, and leaves a blank page. */
function lend(context: BrowserContext): BrowserContext {
  const lent: Lent[] = [];
  let onClose = () => {};
  const keep = async (lending: Promise<Lent>) => {
    const one = await lending;
    lent.push(one);
    return one;
  };
  const close = async () => {
    try {
      for (const one of lent.splice(0).toReversed()) await one.dispose();
      for (const page of context.pages()) await clear(page);
    } catch {
      // A page that cannot be cleared is lent to nobody.
      await context.close();
    }
    onClose();
  };
  const own: Partial<BrowserContext> = {
    route: (...words) => keep(context.route(...words)),
    exposeBinding: (...words) => keep(context.exposeBinding(...words)),
    addInitScript: (...words) => keep(context.addInitScript(...words)),
    close,
  };
  return new Proxy(context, {
    get: (target, name) => {
      if (name in own) return Reflect.get(own, name);
      if (name === 'once')
        return (_event: 'close', hear: () => void) => {
          onClose = hear;
        };
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** As a new page is. */
async function clear(page: Page): Promise<void> {
  page.removeAllListeners('framenavigated');
  await page.unrouteAll();
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  await page.setViewportSize(windowSize);
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null });
}
