import type { AboutPanelOptionsOptions } from 'electron';
import { version } from '../../version.ts';
import { windowTitle } from '../host.ts';
import type { HostTexts } from '../texts.ts';

/** What shows the window and what main runs on, with versions, as a support team asks for it. */
export function describeElectron({ electron, chrome, node }: NodeJS.ProcessVersions): string {
  return [`Electron ${electron ?? ''}`, `Chromium ${chrome ?? ''}`, `Node.js ${node}`].join(' · ');
}

/** The panel behind “About” in the menu; the settings page says the same and more. */
export function aboutPanel(texts: HostTexts, dataFolder: string): AboutPanelOptionsOptions {
  const program = describeElectron(process.versions);
  return {
    applicationName: windowTitle,
    applicationVersion: version,
    // The only line besides the name and the version that every system shows.
    copyright: [program, dataFolder, texts.licence].join('\n'),
  };
}
