import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { windowSize, windowTitle } from '../host.ts';
import { formLanguage } from '../window/form-language.ts';
import type { Rectangle } from '../window/place.ts';

export interface WindowPlan {
  readonly preload: string;
  readonly packaged: boolean;
  readonly place: Rectangle;
  readonly zoom: number;
  /** The colour under the page. */
  readonly ground: string;
}

/** The session that the page lives in: of its own, and in memory only. */
export const partition = 'be2bill-console';

/** The page gets a world of its own, a sandboxed process and nothing of Node; written out, defaults or not. */
export function webPreferences({ preload, packaged, zoom }: Omit<WindowPlan, 'place' | 'ground'>): WebPreferences {
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
    zoomFactor: zoom,
    enableBlinkFeatures: formLanguage,
    partition,
  };
}

/** Hidden until its first screen is painted, on the theme's own colour: no white flash. */
export function windowOptions(plan: WindowPlan): BrowserWindowConstructorOptions {
  const { place, ground } = plan;
  return {
    title: windowTitle,
    ...place,
    // A screen that is smaller than the console likes must still hold all of it.
    minWidth: Math.min(windowSize.minWidth, place.width),
    minHeight: Math.min(windowSize.minHeight, place.height),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: ground,
    webPreferences: webPreferences(plan),
  };
}
