import { userInfo } from 'node:os';
import { systemClock } from './clock.ts';
import { createConsole, type RunningConsole } from './console.ts';
import { requireDataFolder } from './data-folder.ts';
import { startEmbeddedGateway } from './embedded-gateway.ts';
import type { Host } from './hosts/host.ts';
import { LedgerProblem } from './ledger/problem.ts';
import type { StartOptions } from './options.ts';
import type { Places } from './places.ts';
import { openPreferences } from './preferences.ts';
import { findMessageBus, warnOfKeyring } from './rescue/keyring.ts';
import { openFolder } from './rescue/open-folder.ts';
import { type RescuePorts, rescue } from './rescue/rescue.ts';
import { openKeychain } from './vault/keychain.ts';
import type { SecretStore } from './vault/secret-store.ts';
import { version } from './version.ts';

/** The line by which whoever started us knows that the window is there. */
export const windowIsOpen = 'be2bill-console: the window is open';

/**
 * Runs the console in a host from its first file to its last; resolves when the window was closed. What keeps it from
 * starting has a screen of its own: nothing is given up, or gone on without, before a person has said so.
 */
export async function runConsole(host: Host, options: StartOptions, places: Places): Promise<void> {
  const rescuePorts = { host, now: systemClock.now, openFolder };
  const insist = <Value>(begin: () => Promise<Value>) => insistOn(begin, host, rescuePorts);
  const only = await insist(async () => {
    const open = requireDataFolder(options.dataFolder);
    if (open !== undefined) process.stderr.write(`${open}\n`);
    return host.becomeOnlyInstance();
  });
  if (only === undefined) return host.quit();
  if (!only) {
    process.stdout.write('The console is open already; its window was asked to come forward.\n');
    return host.quit();
  }
  await host.becomeReady();
  const keychain = openKeychain();
  const { dataFolder } = options;
  const keyring = { dataFolder, keychain, hasMessageBus: findMessageBus(process.env) };
  if (!(await warnOfKeyring(keyring, rescuePorts))) return host.quit();
  for (let again = true; again; ) {
    const running = await insist(() => openWindow(host, openConsole(host, options, places, keychain), dataFolder));
    if (!running) break;
    process.stdout.write(`${windowIsOpen}\n`);
    const lost = await Promise.race([host.whenClosed().then(() => undefined), running.lost]);
    // No screen may go on showing a ledger that answers nothing any more.
    if (lost) await host.closeWindow();
    await running.close();
    again = lost !== undefined && (await rescue(rescuePorts, lost)) === 'again';
  }
  await host.quit();
}

/** Begins again after each problem of the ledger that a person wants tried again; undefined when they gave up. */
async function insistOn<Value>(
  begin: () => Promise<Value>,
  host: Host,
  ports: RescuePorts,
): Promise<Value | undefined> {
  for (;;) {
    try {
      return await begin();
    } catch (failure) {
      if (!(failure instanceof LedgerProblem)) throw failure;
      await host.becomeReady();
      if ((await rescue(ports, failure)) === 'quit') return undefined;
    }
  }
}

/** The window is built while the ledger is opened: each takes about as long as the other. */
async function openWindow(host: Host, opening: Promise<RunningConsole>, dataFolder: string): Promise<RunningConsole> {
  opening.catch(() => {}); // Whoever waits for it hears of a failure; before that nobody does.
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
  options: StartOptions,
  places: Places,
  keychain: SecretStore = openKeychain(),
): Promise<RunningConsole> {
  return createConsole({
    clock: systemClock,
    dataFolder: options.dataFolder,
    threads: places.threads,
    keychain,
    proxyFor: (url) => host.proxyFor(url),
    startDemo: (file) => startEmbeddedGateway(places.demoGateway, file),
    user: userInfo().username,
    about: { version, ...host.about },
  });
}
