import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../main/hosts/chromium/browser.ts';
import { openBrowserWindow } from '../../../main/hosts/chromium/window.ts';
import { chromiumOrigin } from '../../../main/hosts/chromium.ts';
import { openWindowMemory } from '../../../main/hosts/window/memory.ts';
import { hasDisplay } from '../../../scripts/start/display.ts';
import { awaitPaint, tellPainted } from './painted.ts';

/* The same host with the same switches, and a page on which there is nothing: what a start can be at best. */
const [dataFolder = ''] = process.argv.slice(2);
const downloadFolder = join(dataFolder, 'downloads');
mkdirSync(downloadFolder, { recursive: true });
const window = await openBrowserWindow({
  browser: findBrowser() ?? '',
  profileFolder: join(dataFolder, 'chromium-profile'),
  downloadFolder,
  headless: !hasDisplay(process.env, process.platform),
  theme: 'system',
  memory: openWindowMemory(dataFolder),
  origin: chromiumOrigin,
  serve: async () => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from('<!doctype html><title>Blank</title><p>Blank'),
  }),
  prepare: async () => {},
  onEnd: () => {},
});
await window.page.locator('p').waitFor();
await awaitPaint(window.page);
tellPainted();
await window.close();
