import { once } from 'node:events';
import { join } from 'node:path';
import { createChromiumHost } from '../../main/hosts/chromium.ts';
import { readOptions } from '../../main/options.ts';
import { findPlaces } from '../../main/places.ts';
import { runConsole, windowIsOpen } from '../../main/run.ts';
import { refuseChromium } from './consent.ts';
import { hasDisplay } from './display.ts';
import { findElectron } from './electron.ts';
import { startAndWatch } from './watch.ts';

const root = join(import.meta.dirname, '..', '..');
const words = process.argv.slice(2);
const options = readOptions(words);

if (!hasDisplay(process.env, process.platform)) {
  console.log('There is no display here (DISPLAY is not set), so the tour runs instead; its pictures go to tour-out/.');
  const { runTour } = await import('../tour/run.ts');
  process.exitCode = await runTour(join(root, 'tour-out'));
} else {
  const why = options.wantedHost === 'chromium' ? 'you asked for it' : await tryElectron();
  const refusal = why === undefined ? undefined : refuseChromium(options, why);
  if (refusal !== undefined) {
    console.log(refusal);
    process.exitCode = 1;
  } else if (why !== undefined) {
    console.log(`Host: Chromium, because ${why}.`);
    const places = findPlaces(new URL('../../main/places.ts', import.meta.url).href);
    const host = createChromiumHost({ ...options, ...places });
    await runConsole(host, options, places);
  }
}

/** Runs the console in Electron until it is closed; or tells why that cannot be, with its process gone for sure. */
async function tryElectron(): Promise<string | undefined> {
  const electron = findElectron(join(root, 'node_modules', 'electron'), Date.now());
  if ('missing' in electron) return electron.missing;
  const beginning = await startAndWatch({
    program: electron.path,
    // Behind the folder, where the console expects switches: Electron leaves them in its arguments.
    words: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...words],
    sign: windowIsOpen,
    patience: 20_000,
  });
  if (!beginning.shown && beginning.handedOver) {
    console.log(beginning.lastLines.join('\n'));
    return undefined;
  }
  if (!beginning.shown) {
    console.log(`Electron's last lines:\n${beginning.lastLines.map((line) => `  ${line}`).join('\n')}`);
    return beginning.why;
  }
  console.log('Host: Electron, because its binary is here.');
  await once(beginning.program, 'exit');
  return undefined;
}
