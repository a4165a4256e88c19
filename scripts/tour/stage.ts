import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ChannelName, TeamStateView } from '../../contract/index.ts';
import { clockFrom } from '../../main/clock.ts';
import { createConsole, type RunningConsole } from '../../main/console.ts';
import type { Launch } from '../../main/hosts/chromium/launch.ts';
import { createChromiumHost } from '../../main/hosts/chromium.ts';
import { findPlaces } from '../../main/places.ts';
import { defaultPreferences } from '../../main/preferences.ts';
import { openMemoryStore } from '../../main/vault/memory.ts';
import type { SecretStore } from '../../main/vault/secret-store.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { type AnswerDelay, createHeldAnswers, type HeldAnswers } from './held-answers.ts';
import { shiftFromMidnight } from './time-of-day.ts';

/** A console in its real window, with a demo gateway whose other side is at hand: what a colleague does there, its book. */
export interface Stage {
  readonly page: Page;
  readonly sandbox: Sandbox;
  readonly running: RunningConsole;
  readonly dataFolder: string;
  /** Every message that crossed between window and main, both ways, in order. */
  readonly messages: readonly { readonly to: 'main' | 'window'; readonly text: string }[];
  /** Keeps the next answer on a channel back, so that later ones overtake it, or each, until the returned function is called. */
  hold(channel: ChannelName, which?: 'next' | 'each'): () => void;
  /** Shows the window another standing of its team than main tells: a picture of what nobody brings about in a minute. */
  pretend(state: TeamStateView | undefined): void;
  /** Closes everything and leaves the data folder behind, to be looked into. */
  stop(): Promise<void>;
  /** Closes what is still open and removes the data folder. */
  close(): Promise<void>;
}

export interface StageOptions {
  readonly sandbox?: SandboxOptions;
  /** A gateway that several consoles share, in place of one of its own; it outlives the stage. */
  readonly shared?: Sandbox;
  /** Who sits there; `tour` unless told otherwise. */
  readonly user?: string;
  /** In place of the operating system's; one that works and is empty unless told otherwise. */
  readonly keychain?: SecretStore;
  /** Another way to the gateway than straight, given its URL: what stands between may break. */
  readonly reach?: (url: string) => Promise<string>;
  /** False where a person is to see the window. */
  readonly headless?: boolean;
  /** BCP 47; `en-GB` unless told otherwise, so that texts and amounts are the same everywhere. */
  readonly systemLocale?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** The folder of an earlier demo's environment, to begin with a copy of it (see {@link prepareDemo}). */
  readonly demo?: string;
  /** In place of a browser of its own. */
  readonly launch?: Launch;
  /** Every answer to the window is on its way for so long, as on a machine that is busy elsewhere. */
  readonly answerDelay?: AnswerDelay;
  /** By how many milliseconds every clock is ahead; far enough from midnight unless told otherwise. */
  readonly clockShift?: number;
}

/** As a package has them: the threads start in half the time that they take from sources. */
export const places = findPlaces(new URL('../../out/main/index.js', import.meta.url).href);

/** Opens the console without a display, on a data folder of its own that goes with it. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'be2bill-stage-'));
  const demoFolder = join(dataFolder, 'sandbox');
  if (options.demo === undefined) mkdirSync(demoFolder, { mode: 0o700 });
  else cpSync(options.demo, demoFolder, { recursive: true });
  const clockShift = options.clockShift ?? shiftFromMidnight(Date.now());
  const clock = clockFrom(Date.now() + clockShift);
  const now = new Date(clock.now()).toISOString();
  const ownFile = join(demoFolder, 'gateway.sqlite');
  const sandbox = options.shared ?? (await startSandbox({ demo: true, now, file: ownFile, ...options.sandbox }));
  const preloadFolder = clockShift === 0 ? places.preloadFolder : shiftPreload(dataFolder, clockShift);
  const host = createChromiumHost({
    dataFolder,
    ...places,
    preloadFolder,
    headless: options.headless ?? true,
    launch: options.launch,
  });
  const running = await createConsole({
    clock,
    dataFolder,
    threads: places.threads,
    exportReader: places.exportReader,
    keychain: options.keychain ?? openMemoryStore(),
    proxyFor: async () => undefined,
    startDemo: async () => ({
      url: (await options.reach?.(sandbox.url)) ?? sandbox.url,
      accounts: sandbox.accounts,
      exportTransactions: async () => sandbox.exportTransactions(),
      close: async () => {},
    }),
    user: options.user ?? 'tour',
    about: { version: 'tour', host: host.about.host, systemLocale: options.systemLocale ?? 'en-GB' },
  });
  const messages: { to: 'main' | 'window'; text: string }[] = [];
  const held = createHeldAnswers(options.answerDelay);
  let pretended: TeamStateView | undefined;
  const disguise = (message: string) => (pretended === undefined ? message : withTeamState(message, pretended));
  const watched = watchMessages(running, messages, held, disguise);
  await host.becomeOnlyInstance();
  await host.openWindow(Promise.resolve(watched), defaultPreferences);
  const page = host.page();
  if (options.size) await page.setViewportSize(options.size);
  await page.locator('[role="grid"] [role="row"]').nth(1).waitFor();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= host
      .quit()
      .then(() => running.close())
      .then(() => (options.shared ? undefined : sandbox.close()));
    return stopped;
  };
  return {
    page,
    sandbox,
    running: watched,
    dataFolder,
    messages,
    hold: held.hold,
    pretend: (state) => {
      pretended = state;
    },
    stop,
    close: async () => {
      await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The preload with the window's own clock put forward, which countdowns go by. Loading the page twice would take as long again. */
function shiftPreload(dataFolder: string, shift: number): string {
  const folder = join(dataFolder, 'shifted-preload');
  mkdirSync(folder);
  const script = readFileSync(join(places.preloadFolder, 'chromium.js'), 'utf8');
  const ahead = `{ const { now } = Date; Date.now = () => now() + ${shift}; }`;
  writeFileSync(join(folder, 'chromium.js'), `${ahead}\n${script}`);
  return folder;
}

/** Wherever a message tells of the team, it stands so. */
function withTeamState(message: string, state: TeamStateView): string {
  return JSON.stringify(
    JSON.parse(message, (name, value) => (name === 'team' && value?.state ? { ...value, state } : value)),
  );
}

/** The same console with a record of everything that crosses. */
function watchMessages(
  running: RunningConsole,
  messages: { to: 'main' | 'window'; text: string }[],
  held: HeldAnswers,
  disguise: (message: string) => string,
): RunningConsole {
  return {
    ...running,
    receive: async (message) => {
      messages.push({ to: 'main', text: message });
      const answer = disguise(await running.receive(message));
      await held.pass(message);
      messages.push({ to: 'window', text: answer });
      return answer;
    },
    listen: (listener) =>
      running.listen((message) => {
        messages.push({ to: 'window', text: message });
        listener(disguise(message));
      }),
  };
}
