import { type BrowserContext, chromium } from 'playwright-core';
import { windowSize } from '../host.ts';
import type { Theme } from '../window/ground.ts';
import type { Rectangle } from '../window/place.ts';
import { disabledFeatures, enabledFeatures } from './features.ts';
import { firstPage, settleFirstPage } from './first-page.ts';

export interface LaunchOptions {
  readonly browser: string;
  readonly profileFolder: string;
  readonly downloadFolder: string;
  readonly headless: boolean;
  /** Chromium's own, as a person typed them. */
  readonly switches?: readonly string[];
  /** Of the page that is there until ours is. */
  readonly theme: Theme;
  /** Where the window was left; undefined at the first start. */
  readonly bounds: Rectangle | undefined;
}

/** Gives a browser with one page, which ends with its context. */
export type Launch = (options: LaunchOptions) => Promise<BrowserContext>;

/** A proxy that cannot be: no such name resolves. What interception does not answer has nowhere to go. */
const deadProxy = 'be2bill-console.invalid:1';

/**
 * Starts Chromium as one window without tabs or address bar, over a pipe: no port is opened. Everything that
 * would emulate a device is switched off, or the page would be stuck in light mode whatever the system says. Rejects
 * with one line for a person when it cannot be.
 */
export async function launchBrowser(options: LaunchOptions): Promise<BrowserContext> {
  const { bounds, switches = [] } = options;
  const unsandboxed = process.getuid?.() === 0 || switches.includes('--no-sandbox');
  const launching = chromium.launchPersistentContext(options.profileFolder, {
    executablePath: options.browser,
    headless: options.headless,
    chromiumSandbox: !unsandboxed,
    // Playwright's own switch paints a bar that says the browser is remote-controlled.
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--app=${firstPage(options.theme)}`,
      `--window-size=${bounds?.width ?? windowSize.width},${bounds?.height ?? windowSize.height}`,
      ...(bounds ? [`--window-position=${bounds.x},${bounds.y}`] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${disabledFeatures.join(',')}`,
      `--enable-features=${enabledFeatures.join(',')}`,
      // Whoever drives the page has each error's place noted: where V8 keeps no places, it reads the whole program again for that.
      '--js-flags=--no-enable-lazy-source-positions',
      // Names are never looked up, and addresses, this machine's included, are only asked through the dead proxy.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--proxy-server=${deadProxy}`,
      '--proxy-bypass-list=<-loopback>',
      // WebRTC would send datagrams past all of this, and no policy of the page can forbid it.
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      // As root Chromium's own sandbox cannot run; this hides the bar that says so.
      ...(unsandboxed ? ['--test-type'] : []),
      ...switches,
    ],
    viewport: options.headless ? { width: windowSize.width, height: windowSize.height } : null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    serviceWorkers: 'block',
    permissions: [],
    acceptDownloads: false,
    downloadsPath: options.downloadFolder,
    artifactsDir: options.downloadFolder,
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const context = await launching.catch((cause: Error) => {
    // Behind the first line stands everything that the browser was given and wrote.
    const [reason] = cause.message.split('\n', 1);
    throw new Error(`The browser ${options.browser} could not be started: ${reason}`, { cause });
  });
  await settleFirstPage(context);
  return context;
}
