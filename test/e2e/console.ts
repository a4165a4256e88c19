import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, _electron as electron, expect, type Page } from '@playwright/test';
import type { ExtranetRequest, Sandbox } from '../../sandbox/index.ts';
import { prepareDemo } from '../../scripts/tour/demo.ts';
import { createSeededDelay } from '../../scripts/tour/held-answers.ts';
import { openStage, places, type Stage, type StageOptions } from '../../scripts/tour/stage.ts';
import { shiftFromMidnight } from '../../scripts/tour/time-of-day.ts';
import { type Relay, startRelay } from '../relay.ts';
import { findSecret, holdsSecret } from '../secret-scan.ts';
import { hasElectron, planLaunch } from './electron.ts';
import { type KeptBrowser, keepBrowser } from './kept-browser.ts';
import { createTestKeychain, type TestKeychain } from './keychain.ts';

/** Which program shows the window; each project of `playwright.config.ts` names one. */
export interface HostOption {
  readonly host: 'chromium' | 'electron';
}

interface BrowserOption {
  /** Whether the console starts a browser for itself, as the product does; else all tests of a worker have one. */
  readonly ownBrowser: boolean;
}

/** The console as a test meets it, whichever host shows it. */
export interface OpenConsole {
  readonly page: Page;
  /** The gateway's own side: its book, and what a colleague does in the extranet. In Electron it is out of reach. */
  readonly sandbox: Sandbox | undefined;
  readonly colleague: (request: ExtranetRequest) => Promise<unknown>;
  /** The wire to the gateway, which a test can cut. */
  readonly relay: Relay | undefined;
  /** Everything that crossed between window and main. Electron keeps it to itself. */
  readonly messages: Stage['messages'];
  /** Keeps the next answer on a channel back, until the returned function is called. Electron lets nobody in between. */
  readonly hold: Stage['hold'] | undefined;
  /** Where the console keeps its data. */
  readonly dataFolder: string;
}

interface WorkerFixtures {
  /** By how many milliseconds all clocks are ahead, so that no test meets midnight; one for all tests of a worker. */
  readonly clockShift: number;
  /** What a first start leaves behind, made once for all tests of a worker; undefined where the host makes its own. */
  readonly demo: string | undefined;
  readonly keptBrowser: KeptBrowser & Scanned;
}

/** What keeps data for longer than one test: at its end it is scanned for every secret that any of them knew. */
interface Scanned {
  note(secrets: readonly string[]): void;
}

interface Fixtures {
  /** In place of the operating system's; Electron has the real one. */
  readonly keychain: TestKeychain;
  readonly console: OpenConsole;
}

/**
 * With a seed here every answer to the window is 0 to 600 milliseconds on its way. No test may depend on how fast main is:
 * `SLOW_ANSWERS=1 npm test` finds those that do.
 */
const slowAnswers = process.env['SLOW_ANSWERS'];
const mostDelay = 600;

/** Nor may any depend on the time of day: `SHIFT_HOURS=7 npm test` runs them all at another one. */
function chooseShift(): number {
  const hours = process.env['SHIFT_HOURS'];
  return hours ? Number(hours) * 3_600_000 : shiftFromMidnight(Date.now());
}

const root = join(import.meta.dirname, '..', '..');

export const test = base.extend<Fixtures & BrowserOption, HostOption & WorkerFixtures>({
  host: ['chromium', { option: true, scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs off this pattern
  clockShift: [async ({}, use) => use(chooseShift()), { scope: 'worker' }],
  demo: [
    async ({ host, clockShift }, use) => (host === 'chromium' ? withDemo(clockShift, use) : use(undefined)),
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs off this pattern
  keptBrowser: [async ({}, use) => withKeptBrowser(use), { scope: 'worker' }],
  ownBrowser: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs off this pattern
  keychain: async ({}, use) => use(createTestKeychain()),
  console: async ({ host, keychain, demo, clockShift, ownBrowser, keptBrowser }, use, testInfo) => {
    const options = { keychain, clockShift, ...(demo !== undefined && { demo }) };
    if (host === 'chromium') await withStage(options, ownBrowser ? undefined : keptBrowser, use);
    else await withElectron(use, () => testInfo.skip(true, "Electron's binary is not on this machine"));
  },
});

export { expect };

/** The Chromium host, with a scan for secrets behind every test: files, logs and every message to the window. */
async function withStage(
  options: StageOptions,
  kept: (KeptBrowser & Scanned) | undefined,
  use: (open: OpenConsole) => Promise<void>,
): Promise<void> {
  let relay: Relay | undefined;
  const stage = await openStage({
    ...options,
    ...(kept && { launch: kept.launch }),
    ...(slowAnswers && { answerDelay: createSeededDelay(Number(slowAnswers), mostDelay) }),
    reach: async (url) => {
      relay = await startRelay(url);
      return relay.url;
    },
  });
  const { page, sandbox, messages, hold, dataFolder } = stage;
  try {
    const colleague = (request: ExtranetRequest) => sandbox.actAsExtranet(request);
    await use({ page, sandbox, messages, hold, relay, dataFolder, colleague });
    await stage.stop();
    const toWindow = messages.filter(({ to }) => to === 'window');
    const secrets = [...sandbox.accounts.map(({ secret }) => secret), ...findTyped(messages)];
    kept?.note(secrets);
    expect(toWindow.length).toBeGreaterThan(0);
    for (const secret of secrets) {
      expect(toWindow.filter(({ text }) => holdsSecret(Buffer.from(text), secret))).toEqual([]);
      expect(await findSecret(dataFolder, secret)).toEqual([]);
    }
  } finally {
    await stage.close();
    await relay?.close();
  }
}

async function withKeptBrowser(use: (kept: KeptBrowser & Scanned) => Promise<void>): Promise<void> {
  const kept = keepBrowser();
  const known = new Set<string>();
  await use({
    ...kept,
    note: (secrets) => {
      for (const secret of secrets) known.add(secret);
    },
  });
  await kept.end();
  try {
    for (const secret of known) expect(await findSecret(kept.profileFolder, secret)).toEqual([]);
  } finally {
    kept.remove();
  }
}

async function withDemo(clockShift: number, use: (demo: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-demo-'));
  try {
    await use(await prepareDemo(folder, places.threads, clockShift));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The keys that a person typed in: `secret.keep` alone carries them. */
function findTyped(messages: Stage['messages']): string[] {
  return messages
    .filter(({ to }) => to === 'main')
    .map(({ text }) => JSON.parse(text))
    .filter(({ channel }) => channel === 'secret.keep')
    .map(({ input }) => input.secret)
    .filter((secret) => typeof secret === 'string');
}

/** The product's host, where its binary is; elsewhere the test is reported as skipped, with the reason. */
async function withElectron(use: (open: OpenConsole) => Promise<void>, skip: () => void): Promise<void> {
  if (!hasElectron(root)) return skip();
  const dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-electron-'));
  writeFileSync(join(dataFolder, 'preferences.json'), JSON.stringify({ language: 'en', theme: 'light' }));
  const app = await electron.launch(planLaunch(root, dataFolder));
  try {
    const page = await app.firstWindow();
    await page.locator('[role="grid"] [role="row"]').nth(1).waitFor();
    const colleague = () => Promise.reject(new Error('No colleague reaches the gateway inside Electron.'));
    await use({ page, sandbox: undefined, relay: undefined, messages: [], hold: undefined, dataFolder, colleague });
  } finally {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
