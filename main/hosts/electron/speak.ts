import type * as Electron from 'electron';
import type { HostTexts } from '../texts.ts';
import { aboutPanel } from './about.ts';
import { menuFor } from './menu.ts';
import type { Zoom } from './zoom.ts';

export interface Speech {
  readonly texts: HostTexts;
  readonly dataFolder: string;
  readonly zoom: Zoom;
  readonly lock: () => void;
}

/** Puts the menu and the panel behind “About” into a language. */
export function speak(
  { app, Menu }: Pick<typeof Electron, 'app' | 'Menu'>,
  { texts, dataFolder, zoom, lock }: Speech,
): void {
  const { isPackaged: packaged } = app;
  const template = menuFor({ platform: process.platform, packaged, texts: texts.menu, zoom, lock });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  app.setAboutPanelOptions(aboutPanel(texts, dataFolder));
}
