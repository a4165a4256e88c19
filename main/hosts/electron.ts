import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  systemPreferences,
} from 'electron';
import type { Preferences } from '../../contract/index.ts';
import type { RunningConsole } from '../console.ts';
import { describeElectron } from './electron/about.ts';
import { currentGround, keepGround } from './electron/appearance.ts';
import { askInBox } from './electron/ask.ts';
import { answerWindow, takeFiles, tellWindow } from './electron/channel.ts';
import { reviveAfterCrash, tellOfCrashes } from './electron/crash.ts';
import { claimProfile, showAgain } from './electron/instance.ts';
import { watchLifetime } from './electron/lifetime.ts';
import { denyNavigation } from './electron/navigation.ts';
import { blockDatagrams, blockNetwork } from './electron/network.ts';
import { notifyBySystem } from './electron/notify.ts';
import { denyPermissions } from './electron/permissions.ts';
import { choosePlace, keepPlace } from './electron/place.ts';
import { askSystem, whenLeft } from './electron/presence.ts';
import { readProxyList } from './electron/proxy.ts';
import { askWhere } from './electron/save.ts';
import { declareScheme, electronOrigin, serveScheme } from './electron/scheme.ts';
import { endWithSession } from './electron/session-end.ts';
import { showOnce } from './electron/show.ts';
import { speak } from './electron/speak.ts';
import { partition, windowOptions } from './electron/window.ts';
import { createZoom, zoomByWheel } from './electron/zoom.ts';
import type { Host, HostOptions } from './host.ts';
import { hostTexts } from './texts.ts';
import { countLives, type PageLives } from './window/crashes.ts';
import { serveWindowFiles } from './window/files.ts';
import { followPreferences } from './window/follow.ts';
import { claimInstance, type OnlyInstance } from './window/instance.ts';
import { openWindowMemory, type WindowMemory } from './window/memory.ts';

/**
 * The product's host. Everything that Electron takes before `ready` only happens here, while this function runs;
 * nothing may await `ready` at the top level of a module, because Electron waits for the modules first.
 */
export function createElectronHost(options: HostOptions): Host {
  declareScheme(protocol);
  // It would take the switch back, without which nothing lives as root; each window asks for its sandbox by itself.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const { dataFolder } = options;
  const lifetime = watchLifetime(app);
  let instance: OnlyInstance | undefined;
  let memory: WindowMemory | undefined;
  let window: BrowserWindow | undefined;
  let lives: PageLives | undefined;
  let running: RunningConsole | undefined;
  let preferences: Preferences | undefined;
  const systemLocale = () => app.getSystemLocale() || app.getLocale() || 'en';
  const textsIn = ({ language }: Preferences) => hostTexts(language, systemLocale());
  const comeForward = () => {
    showAgain(window);
    return !lifetime.over.aborted;
  };
  app.on('second-instance', comeForward);
  app.on('activate', comeForward);

  return {
    get about() {
      return {
        host: { kind: 'electron' as const, version: describeElectron(process.versions) },
        systemLocale: systemLocale(),
      };
    },
    becomeOnlyInstance: async (onWait) => {
      claimProfile(app, dataFolder);
      instance = await claimInstance(dataFolder, onWait);
      instance?.onAnother(comeForward);
      return instance !== undefined;
    },
    becomeReady: () => app.whenReady(),
    proxyFor: async (url) => readProxyList(await session.defaultSession.resolveProxy(url)),
    saveFile: (name) => askWhere(dialog, window, name),
    presence: askSystem(systemPreferences, process.platform),
    notify: (notice) => notifyBySystem(Notification, notice, comeForward),
    openWindow: async (opening, first) => {
      const console = await opening;
      const isFirst = running === undefined;
      running = console;
      if (lifetime.over.aborted) return;
      const own = openWindowMemory(dataFolder);
      memory = own;
      const zoom = createZoom(() => window, own);
      const show = (next: Preferences) => {
        preferences = next;
        nativeTheme.themeSource = next.theme;
        speak({ app, Menu }, { texts: textsIn(next), dataFolder, zoom, lock: () => running?.lock('person') });
      };
      // Before the window is made: its frame, its menu and its ground go by them.
      show(first);
      followPreferences(console, show);

      const pages = session.fromPartition(partition);
      if (isFirst) {
        whenLeft(powerMonitor, () => running?.lock('system'));
        serveScheme(
          pages,
          serveWindowFiles(options.pageFolder, () => (preferences ?? first).theme),
        );
        await blockNetwork(pages, !app.isPackaged);
        denyPermissions(pages);
        answerWindow(
          ipcMain,
          () => window,
          (message) => {
            lives?.isThere();
            return (running ?? console).receive(message);
          },
        );
        takeFiles(
          ipcMain,
          () => window,
          (path) => (running ?? console).offerFile(path),
        );
      }
      console.listen((message) => tellWindow(window, message));

      const state = own.read();
      const opened = new BrowserWindow(
        windowOptions({
          preload: join(options.preloadFolder, 'electron.cjs'),
          packaged: app.isPackaged,
          place: choosePlace(screen, state),
          zoom: state.zoom,
          ground: currentGround(nativeTheme),
        }),
      );
      window = opened;
      lifetime.replaced();
      denyNavigation(opened.webContents);
      blockDatagrams(opened.webContents);
      keepGround(nativeTheme, opened);
      keepPlace(opened, own);
      zoomByWheel(opened, zoom);
      const showing = showOnce(opened, state.maximized);
      const giveUp = () => {
        // A page that never lived to its first picture has left the window hidden.
        showing.show();
        void tellOfCrashes(dialog, opened, textsIn(preferences ?? first).crashed).then(lifetime.end);
      };
      lives = countLives();
      const revival = reviveAfterCrash(opened, giveUp, lives);
      endWithSession(opened, { isSending: console.isSending, end: lifetime.end, flush: own.flush });
      await opened.loadURL(`${electronOrigin}/`).catch(async (failure) => {
        // A page that crashed while it loaded is loaded again, or given up, by its revival; one may be closed meanwhile.
        if (!opened.isDestroyed() && !(await revival.happened())) throw failure;
      });
      await showing.done;
    },
    closeWindow: async () => {
      lifetime.replace(() => window?.destroy());
      window = undefined;
    },
    showFailure: async (title, text, choices = []) => {
      if (lifetime.over.aborted) return undefined;
      if (choices.length > 0) return askInBox(dialog, { title, text, choices, signal: lifetime.over });
      dialog.showErrorBox(title, text);
      // No window will ever close here, so the box, which has been read by now, stands for it.
      lifetime.end();
      return undefined;
    },
    whenClosed: () => lifetime.ended,
    end: async () => {
      memory?.flush();
      lifetime.end();
      window?.destroy();
    },
    quit: async (exitCode = 0) => {
      instance?.release();
      lifetime.letGo(exitCode);
    },
  };
}
