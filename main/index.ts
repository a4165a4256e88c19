import type { Host } from './hosts/host.ts';
import { readOptions } from './options.ts';
import { findPlaces } from './places.ts';
import { runConsole } from './run.ts';

const options = readOptions(process.argv.slice(process.defaultApp || !process.versions.electron ? 2 : 1));
const places = findPlaces();
const host = await chooseHost();

// Not awaited: Electron becomes ready only after this module has run to its end.
void runConsole(host, options, places).catch(giveUp);

/** Inside Electron its own window; under plain Node an installed Chromium. */
async function chooseHost(): Promise<Host> {
  if (process.versions.electron) {
    const { createElectronHost } = await import('./hosts/electron.ts');
    return createElectronHost({ ...options, ...places });
  }
  const { createChromiumHost } = await import('./hosts/chromium.ts');
  return createChromiumHost({ ...options, ...places });
}

async function giveUp(failure: unknown): Promise<void> {
  process.stderr.write(`${failure instanceof Error ? failure.stack : failure}\n`);
  await host.showFailure('The console cannot start', failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
  await host.quit();
}
