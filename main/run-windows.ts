import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { systemClock } from './clock.ts';
import { createConsole, type RunningConsole } from './console.ts';
import { startEmbeddedGateway } from './embedded-gateway.ts';
import { readClient } from './gateway/agents.ts';
import type { Host } from './hosts/host.ts';
import { insistOn } from './insist-on.ts';
import { ledgerIsOpening, sayLine, windowIsOpen, windowIsOpening } from './lines.ts';
import type { StartOptions } from './options.ts';
import type { Places } from './places.ts';
import { openPreferences } from './preferences.ts';
import { findMessageBus, warnOfKeyring } from './rescue/keyring.ts';
import { openFolder } from './rescue/open-folder.ts';
import { type RescuePorts, rescue } from './rescue/rescue.ts';
import { openKeychain } from './vault/keychain.ts';
import type { SecretStore } from './vault/secret-store.ts';
import { version } from './version.ts';

/** What running it needs to know of what was said at the start. */
export type RunOptions = Pick<StartOptions, 'dataFolder'>;

/** One window after the other, for as long as the person wants what was lost opened again. */
export async function runWindows(
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
    // A build of later on may take the place of the file: what sends a refund is read before anybody wants one.
    readClient().catch(() => {});
    const lost = await Promise.race([host.whenClosed().then(() => undefined), running.lost]);
    // No screen may go on showing a ledger that answers nothing any more.
    if (lost) await host.closeWindow();
    await running.close();
    again = lost !== undefined && (await rescue(rescuePorts, lost)) === 'again';
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
