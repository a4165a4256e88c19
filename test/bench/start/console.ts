import { setTimeout as pause } from 'node:timers/promises';
import { type ChromiumHost, createChromiumHost } from '../../../main/hosts/chromium.ts';
import { findPlaces } from '../../../main/places.ts';
import { runConsole } from '../../../main/run.ts';
import { hasDisplay } from '../../../scripts/start/display.ts';
import { awaitPaint, tellPainted } from './painted.ts';

/*
 * What `npm start` runs where there is no Electron, with one more line: it tells when the list is there to be seen. Built beside
 * the console's own programs, whose threads and page it has.
 */
const [dataFolder = ''] = process.argv.slice(2);
const places = findPlaces(new URL('../main/index.js', import.meta.url).href);
const headless = !hasDisplay(process.env, process.platform);
const host = createChromiumHost({ dataFolder, ...places, headless });
const running = runConsole(host, { dataFolder }, places);
const page = await findPage(host);
await page.locator('[role="grid"] [role="row"]').nth(1).waitFor();
await awaitPaint(page);
tellPainted();
await host.quit();
await running;

/** The window opens after the ledger; nobody tells when. */
async function findPage(opening: ChromiumHost) {
  for (;;) {
    try {
      return opening.page();
    } catch {
      await pause(5);
    }
  }
}
