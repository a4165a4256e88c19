import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { Preferences } from '../../../contract/index.ts';
import { windowSize, windowTitle } from '../host.ts';

/** The page gets a world of its own, a sandboxed process and nothing of Node; written out, defaults or not. */
export function webPreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !packaged,
    partition: 'be2bill-console',
  };
}

/** Hidden until its first screen is painted, on the theme's own colour: no white flash. */
export function windowOptions(preload: string, packaged: boolean, dark: boolean): BrowserWindowConstructorOptions {
  return {
    title: windowTitle,
    ...windowSize,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: dark ? '#16181d' : '#ffffff',
    webPreferences: webPreferences(preload, packaged),
  };
}

/** Whether the window will be dark. */
export function isDark(theme: Preferences['theme'], systemIsDark: boolean): boolean {
  return theme === 'system' ? systemIsDark : theme === 'dark';
}
