import { userInfo } from 'node:os';
import { systemClock } from './clock.ts';
import { createConsole, type RunningConsole } from './console.ts';
import { startEmbeddedGateway } from './embedded-gateway.ts';
import type { Host } from './hosts/host.ts';
import { LedgerProblem } from './ledger/problem.ts';
import type { StartOptions } from './options.ts';
import type { Places } from './places.ts';
import { openPreferences } from './preferences.ts';
import { openKeychain } from './vault/keychain.ts';
import { version } from './version.ts';

/** The line by which whoever started us knows that the window is there. */
export const windowIsOpen = 'be2bill-console: the window is open';

/** Runs the console in a host from its first file to its last; resolves when the window was closed. */
export async function runConsole(host: Host, options: StartOptions, places: Places): Promise<void> {
  if (!(await host.becomeOnlyInstance())) {
    process.stdout.write('The console is open already; its window was asked to come forward.\n');
    return host.quit();
  }
  await host.becomeReady();
  // The window is built while the ledger is opened: each takes about as long as the other.
  const opening = openConsole(host, options, places);
  opening.catch(() => {}); // Whoever waits for it hears of a failure; before that nobody does.
  try {
    await host.openWindow(opening, openPreferences(options.dataFolder, () => {}).read());
    process.stdout.write(`${windowIsOpen}\n`);
  } catch (failure) {
    if (!(failure instanceof LedgerProblem)) throw failure;
    await host.showFailure('The ledger cannot be opened', failure.message);
  }
  await host.whenClosed();
  await closeIfOpen(opening);
  await host.quit();
}

/** Puts the console together with everything real: the clock, the keychain, the disk and the demo gateway. */
export function openConsole(host: Host, options: StartOptions, places: Places): Promise<RunningConsole> {
  return createConsole({
    clock: systemClock,
    dataFolder: options.dataFolder,
    threads: places.threads,
    keychain: openKeychain(),
    proxyFor: (url) => host.proxyFor(url),
    startDemo: (file) => startEmbeddedGateway(places.demoGateway, file),
    user: userInfo().username,
    about: { version, ...host.about },
  });
}

async function closeIfOpen(opening: Promise<RunningConsole>): Promise<void> {
  const running = await opening.catch(() => undefined);
  await running?.close();
}
