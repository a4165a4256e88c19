import { describe, expect, it } from 'vitest';
import { type WindowPlan, webPreferences, windowOptions } from '../../../../main/hosts/electron/window.ts';
import { openHost } from './start.ts';

const plan: WindowPlan = {
  preload: '/p',
  packaged: false,
  place: { x: 0, y: 0, width: 1280, height: 800 },
  zoom: 1,
  ground: '#ffffff',
};

/** What a window of the real host was made with. */
async function optionsOf(packaged: boolean): Promise<Electron.BrowserWindowConstructorOptions> {
  const { fake } = await openHost({ packaged });
  return fake.window().options;
}

describe('the window’s page', () => {
  it('has a world and a process of its own, and nothing of Node', async () => {
    const { webPreferences: given } = await optionsOf(true);
    expect(given).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('keeps the web’s own security, and has no webview, no insecure content and no dictionaries to fetch', async () => {
    const { webPreferences: given } = await optionsOf(true);
    expect(given).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it('has developer tools only where the program is not packaged', async () => {
    expect((await optionsOf(true)).webPreferences?.devTools).toBe(false);
    expect((await optionsOf(false)).webPreferences?.devTools).toBe(true);
  });

  it('lives in a session in memory, with the preload that the build makes', async () => {
    const { webPreferences: given } = await optionsOf(true);
    expect(given?.partition).toBe('be2bill-console');
    expect(given?.partition).not.toMatch(/^persist:/);
    expect(given?.preload).toBe('/preload/electron.cjs');
  });

  it('sets nothing that would take the above back', () => {
    const known = new Set([
      ...['preload', 'contextIsolation', 'sandbox', 'nodeIntegration', 'nodeIntegrationInWorker'],
      ...['nodeIntegrationInSubFrames', 'webSecurity', 'allowRunningInsecureContent', 'webviewTag', 'spellcheck'],
      ...['devTools', 'partition', 'zoomFactor', 'enableBlinkFeatures'],
    ]);
    // Of what is off in Chromium by itself, the order of day and month in a field alone.
    expect(webPreferences(plan).enableBlinkFeatures).toBe('LangAttributeAwareFormControlUI');
    expect(Object.keys(webPreferences(plan)).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the window', () => {
  it('is hidden until its first screen is there', () => {
    expect(windowOptions(plan).show).toBe(false);
  });

  it('is not smaller than the console can be read', () => {
    expect(windowOptions(plan)).toMatchObject({ title: 'Be2bill console', minWidth: 960, minHeight: 600 });
  });
});
