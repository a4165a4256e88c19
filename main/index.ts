import type { Host } from './hosts/host.ts';
import { outliveReaders } from './lines.ts';
import { readElectronOptions, readOptions, type StartOptions } from './options.ts';
import { findPlaces, type Places } from './places.ts';
import { cannotStart, runToItsEnd } from './run.ts';

const inElectron = process.versions.electron !== undefined;

outliveReaders();
try {
  const options = readWords();
  const places = findPlaces();
  const host = await chooseHost(options, places);
  // Not awaited: Electron becomes ready only after this module has run to its end.
  void runToItsEnd(host, options, places).then(leave);
} catch (failure) {
  // Nothing that leaves this module may throw: Electron would stay, without a window.
  await refuse(failure instanceof Error ? failure.message : String(failure));
}

function readWords(): StartOptions {
  if (!inElectron) return readOptions(process.argv.slice(2));
  return readElectronOptions(process.argv.slice(process.defaultApp ? 2 : 1));
}

/** Inside Electron its own window; under plain Node an installed Chromium. */
async function chooseHost(options: StartOptions, places: Places): Promise<Host> {
  if (inElectron) {
    const { createElectronHost } = await import('./hosts/electron.ts');
    return createElectronHost({ ...options, ...places });
  }
  const { createChromiumHost } = await import('./hosts/chromium.ts');
  return createChromiumHost({ ...options, ...places });
}

/** Electron goes by itself; under Node somebody who still holds the lines of a browser that is gone would keep this process. */
function leave(): void {
  if (!inElectron) process.exit();
}

/** Says why nothing was begun, and goes with 2. */
async function refuse(why: string): Promise<void> {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
  if (!inElectron) return;
  const { refuseInElectron } = await import('./hosts/electron/refuse.ts');
  refuseInElectron(cannotStart, why, 2);
}
