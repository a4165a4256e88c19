import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import { systemClock } from './clock.ts';
import { createConsole, type RunningConsole } from './console.ts';
import { requireDataFolder } from './data-folder.ts';
import { startEmbeddedGateway } from './embedded-gateway.ts';
import type { Host } from './hosts/host.ts';
import { LedgerProblem } from './ledger/problem.ts';
import {
  handedOver,
  ledgerIsOpening,
  otherIsClosing,
  personIsAsked,
  sayLine,
  windowIsOpen,
  windowIsOpening,
} from './lines.ts';
import type { StartOptions } from './options.ts';
import type { Places } from './places.ts';
import { openPreferences } from './preferences.ts';
import { findMessageBus, warnOfKeyring } from './rescue/keyring.ts';
import { openFolder } from './rescue/open-folder.ts';
import { type RescuePorts, rescue } from './rescue/rescue.ts';
import { heedSignals, type Signals } from './signals.ts';
import { openKeychain } from './vault/keychain.ts';
import { forgetSealedHead } from './vault/known-seal.ts';
import type { SecretStore } from './vault/secret-store.ts';
import { version } from './version.ts';

/** What running it needs to know of what was said at the start. */
export type RunOptions = Pick<StartOptions, 'dataFolder'>;

/**
 * Runs the console in a host from its first file to its last; resolves when the window was closed, or a signal has ended
 * it. What keeps it from starting has a screen of its own: nothing is given up, or gone on without, before a person has
 * said so.
 */
export async function runConsole(
  host: Host,
  options: RunOptions,
  places: Places,
  signals: Signals = process,
): Promise<void> {
  const { dataFolder } = options;
  const keychain = openKeychain();
  const forgetSealed = (deskId: string) => forgetSealedHead(keychain, deskId);
  const rescuePorts = { host: sayWhenAsking(host), now: systemClock.now, openFolder, forgetSealed };
  let forget: (() => void) | undefined;
  const becomeReady = async () => {
    await host.becomeReady();
    // Not sooner: Chromium's own handlers, which stand one signal and no second, take the place of those from before.
    forget ??= heedSignals(signals, () => void host.end());
  };
  try {
    const claim = async () => {
      const open = requireDataFolder(dataFolder);
      if (open !== undefined) process.stderr.write(`${open}\n`);
      return host.becomeOnlyInstance(() => void sayLine(otherIsClosing));
    };
    const only = await insistOn(claim, becomeReady, rescuePorts);
    if (only === false) await sayLine(handedOver);
    if (only) {
      await becomeReady();
      await runWindows(host, options, places, { keychain, rescuePorts });
    }
    await host.quit();
  } finally {
    forget?.();
  }
}

/** One window after the other, for as long as the person wants what was lost opened again. */
async function runWindows(
  host: Host,
  options: RunOptions,
  places: Places,
  { keychain, rescuePorts }: { readonly keychain: SecretStore; readonly rescuePorts: RescuePorts },
): Promise<void> {
  const { dataFolder } = options;
  const keyring = { dataFolder, keychain, hasMessageBus: findMessageBus(process.env) };
  if (!(await warnOfKeyring(keyring, rescuePorts))) return;
  for (let again = true; again; ) {
    const begin = () => openWindow(host, openConsole(host, options, places, keychain), dataFolder);
    const running = await insistOn(begin, host.becomeReady, rescuePorts);
    if (!running) return;
    await sayLine(windowIsOpen);
    const lost = await Promise.race([host.whenClosed().then(() => undefined), running.lost]);
    // No screen may go on showing a ledger that answers nothing any more.
    if (lost) await host.closeWindow();
    await running.close();
    again = lost !== undefined && (await rescue(rescuePorts, lost)) === 'again';
  }
}

/** The same to its last word: what nobody foresaw is shown to the person, and the program goes with 1. */
export async function runToItsEnd(host: Host, options: RunOptions, places: Places): Promise<void> {
  try {
    await runConsole(host, options, places);
  } catch (failure) {
    process.stderr.write(`${inspect(failure)}\n`);
    const text = failure instanceof Error ? failure.message : String(failure);
    const forget = heedSignals(process, () => void host.end());
    // Without a browser there is nothing to show it in.
    await sayWhenAsking(host)
      .showFailure(cannotStart, text)
      .catch(() => undefined);
    await host.quit(1);
    forget();
  }
}

/** What a person reads above a reason that has no screen of its own. */
export const cannotStart = 'The console cannot start';

/** Whoever started us and waits for a window must know that a person is being waited for. */
function sayWhenAsking(host: Host): Pick<Host, 'about' | 'showFailure'> {
  return {
    // Asked for when it is needed: not every host knows it from the beginning.
    get about() {
      return host.about;
    },
    showFailure: async (...words) => {
      await sayLine(personIsAsked);
      return host.showFailure(...words);
    },
  };
}

/** Begins again after each problem of the ledger that a person wants tried again; undefined when they gave up. */
async function insistOn<Value>(
  begin: () => Promise<Value>,
  becomeReady: () => Promise<void>,
  ports: RescuePorts,
): Promise<Value | undefined> {
  for (;;) {
    try {
      return await begin();
    } catch (failure) {
      if (!(failure instanceof LedgerProblem)) throw failure;
      await becomeReady();
      if ((await rescue(ports, failure)) === 'quit') return undefined;
    }
  }
}

/** The window is built while the ledger is opened: each takes about as long as the other. */
async function openWindow(host: Host, opening: Promise<RunningConsole>, dataFolder: string): Promise<RunningConsole> {
  void sayLine(ledgerIsOpening);
  // Whoever waits for it hears of a failure; before that nobody does.
  opening.then(() => sayLine(windowIsOpening)).catch(() => {});
  try {
    await host.openWindow(opening, openPreferences(dataFolder, () => {}).read());
  } catch (failure) {
    // The ledger's own problem goes first: a full disk keeps a browser from starting as well.
    await (await opening).close();
    throw failure;
  }
  return opening;
}

/** Puts the console together with everything real: the clock, the keychain, the disk and the demo gateway. */
export function openConsole(
  host: Host,
  options: RunOptions,
  places: Places,
  keychain: SecretStore = openKeychain(),
): Promise<RunningConsole> {
  return createConsole({
    clock: systemClock,
    dataFolder: options.dataFolder,
    threads: places.threads,
    exportReader: places.exportReader,
    showInFolder: async (path) => void openFolder(dirname(path)),
    keychain,
    proxyFor: (url) => host.proxyFor(url),
    ...(host.saveFile && { saveFile: host.saveFile }),
    presence: host.presence,
    notify: host.notify,
    startDemo: (file) => startEmbeddedGateway(places.demoGateway, file),
    user: userInfo().username,
    about: { version, ...host.about },
  });
}
