import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outliveReaders } from '../../main/lines.ts';
import { readOptions, type StartOptions } from '../../main/options.ts';
import { refuseChromium } from './consent.ts';
import { hasDisplay } from './display.ts';
import { findElectron } from './electron.ts';
import { awaitExit, startAndWatch } from './watch.ts';

const root = join(import.meta.dirname, '..', '..');
const words = process.argv.slice(2);

outliveReaders();
try {
  await start(readOptions(words));
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}

async function start(options: StartOptions): Promise<void> {
  if (!hasDisplay(process.env, process.platform)) {
    console.log(
      'There is no display here (DISPLAY is not set), so the tour runs instead; its pictures go to tour-out/.',
    );
    const { runTour } = await import('../tour/run.ts');
    process.exitCode = await runTour(join(root, 'tour-out'));
    return;
  }
  const why = options.wantedHost === 'chromium' ? 'you asked for it' : await tryElectron();
  if (why === undefined) return;
  const refusal = refuseChromium(options, why);
  if (refusal !== undefined) {
    console.log(refusal);
    process.exitCode = 1;
    return;
  }
  console.log(`Host: Chromium, because ${why}.`);
  // What a package has, which reads the same words: it loads in a fraction of the time that its sources take.
  await import(pathToFileURL(join(root, 'out', 'main', 'index.js')).href);
}

/** Runs the console in Electron until it is closed; or tells why that cannot be, with its process gone for sure. */
async function tryElectron(): Promise<string | undefined> {
  const electron = await findElectron(join(root, 'node_modules', 'electron'), Date.now());
  if ('missing' in electron) return electron.missing;
  const beginning = await startAndWatch({
    program: electron.path,
    // Behind the folder, where the console expects switches: Electron leaves them in its arguments.
    words: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...words],
    patience: 20_000,
    onSign: (line) => console.log(line),
  });
  switch (beginning.kind) {
    case 'shown':
      console.log('Host: Electron, because its binary is here.');
      process.exitCode = await awaitExit(beginning.program);
      return undefined;
    case 'handedOver':
    case 'over':
      return undefined;
    case 'failed':
      console.log(`Electron's last lines:\n${beginning.lastLines.map((line) => `  ${line}`).join('\n')}`);
      return beginning.why;
  }
}
