import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { answerWindow, tellWindow } from './electron/channel.ts';
import { denyNavigation } from './electron/navigation.ts';
import { denyPermissions } from './electron/permissions.ts';
import { readProxyList } from './electron/proxy.ts';
import { blockNetwork, declareScheme, electronOrigin, serveScheme } from './electron/scheme.ts';
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
  const closed = Promise.withResolvers<void>();
  let window: BrowserWindow | undefined;
  app.on('window-all-closed', () => closed.resolve());

  return {
    about: {
      host: { kind: 'electron', version: process.versions.electron ?? '' },
      systemLocale: app.getSystemLocale() || app.getLocale() || 'en',
    },
    becomeOnlyInstance: async () => {
      const only = app.requestSingleInstanceLock();
      app.on('second-instance', () => showAgain(window));
      return only;
    },
    becomeReady: () => app.whenReady(),
    proxyFor: async (url) => readProxyList(await session.defaultSession.resolveProxy(url)),
    openWindow: async (running, preferences) => {
      const preload = join(options.preloadFolder, 'electron.cjs');
      const dark = isDark(preferences.theme, nativeTheme.shouldUseDarkColors);
      nativeTheme.themeSource = preferences.theme;
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(process.platform)));

      const own = session.fromPartition(webPreferences(preload, app.isPackaged).partition ?? '');
      serveScheme(own, serveWindowFiles(options.pageFolder));
      blockNetwork(own);
      denyPermissions(own);
      answerWindow(ipcMain, () => window, running.receive);
      running.listen((message) => tellWindow(window, message));

      const opened = new BrowserWindow(windowOptions(preload, app.isPackaged, dark));
      window = opened;
      denyNavigation(opened.webContents);
      opened.once('ready-to-show', () => opened.show());
      opened.webContents.on('render-process-gone', () => opened.webContents.reload());
      await opened.loadURL(`${electronOrigin}/`);
    },
    showFailure: async (title, text) => dialog.showErrorBox(title, text),
    whenClosed: () => closed.promise,
    quit: async () => app.quit(),
  };
}

function showAgain(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** Copy and paste need a menu on macOS; elsewhere it stays hidden until Alt is pressed. */
function menuFor(platform: NodeJS.Platform): Electron.MenuItemConstructorOptions[] {
  const everywhere: Electron.MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...everywhere] : everywhere;
}
