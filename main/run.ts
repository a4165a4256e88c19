import { inspect } from 'node:util';
import { systemClock } from './clock.ts';
import { requireDataFolder } from './data-folder.ts';
import type { Host } from './hosts/host.ts';
import { readKeptTheme } from './hosts/window/kept-theme.ts';
import { insistOn } from './insist-on.ts';
import { handedOver, otherIsClosing, personIsAsked, sayLine } from './lines.ts';
import type { Places } from './places.ts';
import { openFolder } from './rescue/open-folder.ts';
import type { RunOptions } from './run-windows.ts';
import { heedSignals, type Signals } from './signals.ts';
import { openKeychain } from './vault/keychain.ts';

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
  const forgetSealed = async (deskId: string) => {
    const { forgetSealedHead } = await import('./vault/known-seal.ts');
    return forgetSealedHead(keychain, deskId);
  };
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
      host.beginWindow?.(readKeptTheme(dataFolder));
      // Not sooner: the window is on its way while most of this program is only read.
      const { runWindows } = await import('./run-windows.ts');
      await runWindows(host, options, places, { keychain, rescuePorts });
    }
    await host.quit();
  } finally {
    forget?.();
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
