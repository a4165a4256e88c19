import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { answerWindow, tellWindow } from './electron/channel.ts';
import { reviveAfterCrash } from './electron/crash.ts';
import { claimProfile, showAgain } from './electron/instance.ts';
import { watchLifetime } from './electron/lifetime.ts';
import { menuFor } from './electron/menu.ts';
import { denyNavigation } from './electron/navigation.ts';
import { blockDatagrams, blockNetwork } from './electron/network.ts';
import { denyPermissions } from './electron/permissions.ts';
import { readProxyList } from './electron/proxy.ts';
import { declareScheme, electronOrigin, serveScheme } from './electron/scheme.ts';
import { isDark, webPreferences, windowOptions } from './electron/window.ts';
import type { Host, HostOptions } from './host.ts';
import { serveWindowFiles } from './window/files.ts';

/**
 * The product's host. Everything that Electron takes before `ready` only happens here, while this function runs;
 * nothing may await `ready` at the top level of a module, because Electron waits for the modules first.
 */
export function createElectronHost(options: HostOptions): Host {
  declareScheme(protocol);
  app.enableSandbox();
  const lifetime = watchLifetime(app);
  let window: BrowserWindow | undefined;

  return {
    get about() {
      return {
        host: { kind: 'electron' as const, version: process.versions.electron ?? '' },
        systemLocale: app.getSystemLocale() || app.getLocale() || 'en',
      };
    },
    becomeOnlyInstance: async () => {
      const only = claimProfile(app, options.dataFolder);
      app.on('second-instance', () => showAgain(window));
      return only;
    },
    becomeReady: () => app.whenReady(),
    proxyFor: async (url) => readProxyList(await session.defaultSession.resolveProxy(url)),
    openWindow: async (opening, preferences) => {
      const running = await opening;
      const preload = join(options.preloadFolder, 'electron.cjs');
      const dark = isDark(preferences.theme, nativeTheme.shouldUseDarkColors);
      nativeTheme.themeSource = preferences.theme;
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(process.platform)));

      const own = session.fromPartition(webPreferences(preload, app.isPackaged).partition ?? '');
      serveScheme(own, serveWindowFiles(options.pageFolder));
      await blockNetwork(own, !app.isPackaged);
      denyPermissions(own);
      answerWindow(ipcMain, () => window, running.receive);
      running.listen((message) => tellWindow(window, message));

      const opened = new BrowserWindow(windowOptions(preload, app.isPackaged, dark));
      window = opened;
      denyNavigation(opened.webContents);
      blockDatagrams(opened.webContents);
      reviveAfterCrash(opened);
      opened.once('ready-to-show', () => opened.show());
      await opened.loadURL(`${electronOrigin}/`);
    },
    showFailure: async (title, text) => {
      dialog.showErrorBox(title, text);
      // No window will ever close here, so the box, which has been read by now, stands for it.
      lifetime.end();
    },
    whenClosed: () => lifetime.ended,
    quit: async () => lifetime.letGo(),
  };
}
