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
  const running = await openOrExplain(host, options, places);
  if (running) {
    await host.openWindow(running, openPreferences(options.dataFolder, () => {}).read());
    process.stdout.write(`${windowIsOpen}\n`);
  }
  await host.whenClosed();
  await running?.close();
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
    accounts: [],
    startDemo: (file) => startEmbeddedGateway(places.demoGateway, file),
    user: userInfo().username,
    about: { version, ...host.about },
  });
}

async function openOrExplain(host: Host, options: StartOptions, places: Places): Promise<RunningConsole | undefined> {
  try {
    return await openConsole(host, options, places);
  } catch (failure) {
    if (!(failure instanceof LedgerProblem)) throw failure;
    await host.showFailure('The ledger cannot be opened', failure.message);
    return undefined;
  }
}
